"""Tools for assistants over the Model Context Protocol: `griffier mcp` on stdio, `/mcp` of `griffier serve`.

    arguments   what the tools take, with bounds
    results     what they return of passages and answers, `paper_results` of papers and references
    source      where their answers come from: the index here (`local`), or a service (`service.remote`)
    passages    a passage as a source has it → as the tools return it
    tools       the six tools
    finding     a paper or passage by its id; a miss is told in terms of the tools
    wording     passages and answers in words, for assistants that read no structured content; `paper_wording` papers
                and references, `quoting` how words of papers stand in both
    server      the protocol: lists the tools, calls them, turns errors into tool errors
    stdio, http the two transports; `guard` checks what browsers may send to the second,
                and `refusals` tells assistants why the service did not let a call in
"""
