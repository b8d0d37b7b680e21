function __semblance_should_offer_completions_for_flags_or_options -a expected_commands
    set -l non_repeating_flags_or_options $argv[2..]
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __semblance_parse_tokens
    test "$commands" = "$expected_commands"; and return $non_repeating_flags_or_options_absent
end

function __semblance_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
    set -l non_repeating_flags_or_options
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __semblance_parse_tokens
    test "$commands" = "$expected_commands" -a \( "$positional_index" "$positional_index_comparison" "$expected_positional_index" \)
end

function __semblance_parse_tokens -S
    set -l unparsed_tokens (__semblance_tokens -pc)
    switch $unparsed_tokens[1]
    case 'semblance'
        __semblance_parse_subcommand 0 'version' 'h/help'
        switch $unparsed_tokens[1]
        case 'workbench'
            __semblance_parse_subcommand 1 'theme=' 'color=' 'ascii' 'no-mouse' 'no-sync' 'doctor' 'read-only' 'schema=' 'encoding=' 'delimiter=' 'json' 'quiet' 'workspace=' 'version' 'h/help'
        case 'profile'
            __semblance_parse_subcommand 1 'write-schema=' 'schema=' 'encoding=' 'delimiter=' 'json' 'quiet' 'workspace=' 'version' 'h/help'
        case 'synthesize'
            __semblance_parse_subcommand 1 'o/output=' 'epsilon=' 'delta=' 'rows=' 'method=' 'share=+' 'cap=+' 'rule=+' 'without-rule=+' 'scenario=+' 'post=+' 'draft' 'seed=' 'slice=' 'resume=' 'raise=' 'schema=' 'encoding=' 'delimiter=' 'json' 'quiet' 'workspace=' 'version' 'h/help'
        case 'reproduce'
            __semblance_parse_subcommand 1 'o/output=' 'json' 'quiet' 'version' 'h/help'
        case 'evaluate'
            __semblance_parse_subcommand 0 'real=' 'synthetic=' 'holdout=' 'target=' 'schema=' 'encoding=' 'delimiter=' 'json' 'quiet' 'workspace=' 'version' 'h/help'
        case 'sweep'
            __semblance_parse_subcommand 1 'epsilon=' 'draws=' 'method=' 'share=+' 'svg=' 'slice=' 'schema=' 'encoding=' 'delimiter=' 'json' 'quiet' 'workspace=' 'version' 'h/help'
        case 'ledger'
            __semblance_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'list'
                __semblance_parse_subcommand 0 'json' 'quiet' 'workspace=' 'version' 'h/help'
            case 'show'
                __semblance_parse_subcommand 1 'json' 'quiet' 'workspace=' 'version' 'h/help'
            case 'cap'
                __semblance_parse_subcommand 2 'delta=' 'json' 'quiet' 'workspace=' 'version' 'h/help'
            end
        case 'play'
            __semblance_parse_subcommand 2 'size=' 'theme=' 'color=' 'ascii' 'no-mouse' 'no-sync' 'read-only' 'schema=' 'encoding=' 'delimiter=' 'json' 'quiet' 'workspace=' 'version' 'h/help'
        case 'doctor'
            __semblance_parse_subcommand 0 'theme=' 'color=' 'ascii' 'no-mouse' 'no-sync' 'json' 'quiet' 'workspace=' 'version' 'h/help'
        case 'help'
            __semblance_parse_subcommand -r 1 'version'
        end
    end
end

function __semblance_tokens
    if test (string split -m 1 -f 1 -- . "$FISH_VERSION") -gt 3
        commandline --tokens-raw $argv
    else
        commandline -o $argv
    end
end

function __semblance_parse_subcommand -S -a positional_count
    argparse -s r -- $argv
    set -l option_specs $argv[2..]
    set -l is_repeating_positional $_flag_r
    set -el _flag_r
    set -a commands $unparsed_tokens[1]
    set positional_index 0
    while true
        set -e unparsed_tokens[1]
        argparse -sn "$commands" $option_specs -- $unparsed_tokens 2> /dev/null
        set unparsed_tokens $argv
        set positional_index (math $positional_index + 1)
        for non_repeating_flag_or_option in $non_repeating_flags_or_options
            if set -ql "_flag_$(string replace -a - _ -- $non_repeating_flag_or_option)"
                set non_repeating_flags_or_options_absent 1
                break
            end
        end
        test (count $unparsed_tokens) -eq 0 -o \( -z "$is_repeating_positional" -a "$positional_index" -gt "$positional_count" \) && break
    end
end

function __semblance_complete_directories
    set -l token (commandline -t)
    string match -- '*/' $token
    set -l subdirs $token*/
    printf %s\n $subdirs
end

function __semblance_custom_completion
    set -x SAP_SHELL fish
    set -x SAP_SHELL_VERSION $FISH_VERSION
    set -l tokens (__semblance_tokens -p)
    if test -z "$(__semblance_tokens -t)"
        set -l index (count (__semblance_tokens -pc))
        set tokens $tokens[..$index] \'\' $tokens[(math $index + 1)..]
    end
    command $tokens[1] $argv $tokens
end

complete -c 'semblance' -f
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance" version' -l 'version' -d 'Show the version.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_positional "semblance" -eq 1' -fa 'workbench' -d 'Open the workbench (also without a command).'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_positional "semblance" -eq 1' -fa 'profile' -d 'Print kinds, domains and their sources, nulls, moments and dependence (curator).'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_positional "semblance" -eq 1' -fa 'synthesize' -d 'Write a synthetic table with its manifest and every noisy measurement.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_positional "semblance" -eq 1' -fa 'reproduce' -d 'Make the rows of a release again and compare them with its manifest.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_positional "semblance" -eq 1' -fa 'evaluate' -d 'Compare a synthetic table with a real one (curator).'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_positional "semblance" -eq 1' -fa 'sweep' -d 'Draft at several budgets and print what each buys (curator).'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_positional "semblance" -eq 1' -fa 'ledger' -d 'Show what was charged, and set caps.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_positional "semblance" -eq 1' -fa 'play' -d 'Play a macro of keys without a terminal and print the screen.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_positional "semblance" -eq 1' -fa 'doctor' -d 'Say what terminal, locale, theme, keys and files the workbench would use.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_positional "semblance" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance workbench" theme' -l 'theme' -d 'A theme\'s name, or the path of a theme file.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance workbench" color' -l 'color' -d 'Colours: auto, never, 16, 256 or true.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance workbench" ascii' -l 'ascii' -d 'Draw with plain ASCII only.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance workbench" no-mouse' -l 'no-mouse' -d 'Leave the mouse to the terminal.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance workbench" no-sync' -l 'no-sync' -d 'Do not wrap frames in synchronized updates.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance workbench" doctor' -l 'doctor' -d 'Say what terminal, theme, keys and files would be used, and end.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance workbench" read-only' -l 'read-only' -d 'Change, write and charge nothing.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance workbench" schema' -l 'schema' -d 'A data dictionary (YAML), or JSON {"column": size}.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance workbench" encoding' -l 'encoding' -d 'The text encoding: utf-8 or latin-1.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance workbench" delimiter' -l 'delimiter' -d 'The character between fields: , ; tab or |. Otherwise it is found out.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance workbench" json' -l 'json' -d 'Print one JSON object on standard output, and nothing else there.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance workbench" quiet' -l 'quiet' -d 'Print no progress and no summary.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance workbench" workspace' -l 'workspace' -d 'The folder that holds .semblance; otherwise the nearest at or above this one.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance workbench" version' -l 'version' -d 'Show the version.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance workbench" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance profile" write-schema' -l 'write-schema' -d 'Write a data dictionary to edit.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance profile" schema' -l 'schema' -d 'A data dictionary (YAML), or JSON {"column": size}.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance profile" encoding' -l 'encoding' -d 'The text encoding: utf-8 or latin-1.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance profile" delimiter' -l 'delimiter' -d 'The character between fields: , ; tab or |. Otherwise it is found out.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance profile" json' -l 'json' -d 'Print one JSON object on standard output, and nothing else there.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance profile" quiet' -l 'quiet' -d 'Print no progress and no summary.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance profile" workspace' -l 'workspace' -d 'The folder that holds .semblance; otherwise the nearest at or above this one.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance profile" version' -l 'version' -d 'Show the version.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance profile" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance synthesize" o output' -l 'output' -s 'o' -d 'Where the synthetic table goes.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance synthesize" epsilon' -l 'epsilon' -d 'The total budget ε at record level (default 1).' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance synthesize" delta' -l 'delta' -d 'The failure probability δ (default 1e-9).' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance synthesize" rows' -l 'rows' -d 'Rows to write; otherwise the private estimate.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance synthesize" method' -l 'method' -d 'One of: independent, tree, junction, adaptive.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance synthesize"' -l 'share' -d 'A column\'s weight in the budget.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance synthesize"' -l 'cap' -d 'A ceiling on a column\'s own column-level ε.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance synthesize"' -l 'rule' -d 'What every row must obey, such as \'discharged >= admitted\'; besides those of the session.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance synthesize"' -l 'without-rule' -d 'Leave out a rule of the session, or of the charge that --resume takes up; by its name or text.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance synthesize"' -l 'scenario' -d 'A step of a scenario, such as “balance fraud”, after the session\'s; see Documentation/Scenarios.md.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance synthesize"' -l 'post' -d 'A step of post-processing, such as “round cost to 100”, after the session\'s.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance synthesize" draft' -l 'draft' -d 'Write OUT.draft.csv with reproducible noise: no guarantee, nothing is charged.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance synthesize" seed' -l 'seed' -d 'The draft\'s seed; only with --draft.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance synthesize" slice' -l 'slice' -d 'Keep this fraction of the rows apart for exploring: a release is made of the rest, a draft of it.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance synthesize" resume' -l 'resume' -d 'Take up what was measured under a charge: free, and no real row is read.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance synthesize" raise' -l 'raise' -d 'Measure what a charge measured once more, so that all comes to --epsilon.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance synthesize" schema' -l 'schema' -d 'A data dictionary (YAML), or JSON {"column": size}.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance synthesize" encoding' -l 'encoding' -d 'The text encoding: utf-8 or latin-1.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance synthesize" delimiter' -l 'delimiter' -d 'The character between fields: , ; tab or |. Otherwise it is found out.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance synthesize" json' -l 'json' -d 'Print one JSON object on standard output, and nothing else there.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance synthesize" quiet' -l 'quiet' -d 'Print no progress and no summary.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance synthesize" workspace' -l 'workspace' -d 'The folder that holds .semblance; otherwise the nearest at or above this one.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance synthesize" version' -l 'version' -d 'Show the version.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance synthesize" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance reproduce" o output' -l 'output' -s 'o' -d 'Where the table goes; without it none is written.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance reproduce" json' -l 'json' -d 'Print one JSON object on standard output, and nothing else there.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance reproduce" quiet' -l 'quiet' -d 'Print no progress and no summary.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance reproduce" version' -l 'version' -d 'Show the version.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance reproduce" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance evaluate" real' -l 'real' -d 'The real table.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance evaluate" synthetic' -l 'synthetic' -d 'The synthetic table.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance evaluate" holdout' -l 'holdout' -d 'Real rows that nothing was fitted on.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance evaluate" target' -l 'target' -d 'The column a predictor would aim at.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance evaluate" schema' -l 'schema' -d 'A data dictionary (YAML), or JSON {"column": size}.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance evaluate" encoding' -l 'encoding' -d 'The text encoding: utf-8 or latin-1.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance evaluate" delimiter' -l 'delimiter' -d 'The character between fields: , ; tab or |. Otherwise it is found out.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance evaluate" json' -l 'json' -d 'Print one JSON object on standard output, and nothing else there.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance evaluate" quiet' -l 'quiet' -d 'Print no progress and no summary.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance evaluate" workspace' -l 'workspace' -d 'The folder that holds .semblance; otherwise the nearest at or above this one.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance evaluate" version' -l 'version' -d 'Show the version.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance evaluate" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance sweep" epsilon' -l 'epsilon' -d 'The budgets, separated by commas.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance sweep" draws' -l 'draws' -d 'Drafts of each budget (default 1).' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance sweep" method' -l 'method' -d 'One of: independent, tree, junction, adaptive.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance sweep"' -l 'share' -d 'A column\'s weight in the budget.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance sweep" svg' -l 'svg' -d 'Draw the trade-off into this file.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance sweep" slice' -l 'slice' -d 'Draw drafts of this fraction of the rows only.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance sweep" schema' -l 'schema' -d 'A data dictionary (YAML), or JSON {"column": size}.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance sweep" encoding' -l 'encoding' -d 'The text encoding: utf-8 or latin-1.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance sweep" delimiter' -l 'delimiter' -d 'The character between fields: , ; tab or |. Otherwise it is found out.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance sweep" json' -l 'json' -d 'Print one JSON object on standard output, and nothing else there.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance sweep" quiet' -l 'quiet' -d 'Print no progress and no summary.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance sweep" workspace' -l 'workspace' -d 'The folder that holds .semblance; otherwise the nearest at or above this one.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance sweep" version' -l 'version' -d 'Show the version.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance sweep" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance ledger" version' -l 'version' -d 'Show the version.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance ledger" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_positional "semblance ledger" -eq 1' -fa 'list' -d 'List the accounts.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_positional "semblance ledger" -eq 1' -fa 'show' -d 'Show one account\'s charges.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_positional "semblance ledger" -eq 1' -fa 'cap' -d 'Set the ceiling on an account\'s total ε, or remove it with `none`.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance ledger list" json' -l 'json' -d 'Print one JSON object on standard output, and nothing else there.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance ledger list" quiet' -l 'quiet' -d 'Print no progress and no summary.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance ledger list" workspace' -l 'workspace' -d 'The folder that holds .semblance; otherwise the nearest at or above this one.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance ledger list" version' -l 'version' -d 'Show the version.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance ledger list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance ledger show" json' -l 'json' -d 'Print one JSON object on standard output, and nothing else there.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance ledger show" quiet' -l 'quiet' -d 'Print no progress and no summary.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance ledger show" workspace' -l 'workspace' -d 'The folder that holds .semblance; otherwise the nearest at or above this one.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance ledger show" version' -l 'version' -d 'Show the version.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance ledger show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance ledger cap" delta' -l 'delta' -d 'The δ at which ε is reckoned (default 1e-9).' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance ledger cap" json' -l 'json' -d 'Print one JSON object on standard output, and nothing else there.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance ledger cap" quiet' -l 'quiet' -d 'Print no progress and no summary.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance ledger cap" workspace' -l 'workspace' -d 'The folder that holds .semblance; otherwise the nearest at or above this one.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance ledger cap" version' -l 'version' -d 'Show the version.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance ledger cap" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance play" size' -l 'size' -d 'COLUMNSxROWS; the macro\'s own size, or 120x40, without it.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance play" theme' -l 'theme' -d 'A theme\'s name, or the path of a theme file.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance play" color' -l 'color' -d 'Colours: auto, never, 16, 256 or true.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance play" ascii' -l 'ascii' -d 'Draw with plain ASCII only.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance play" no-mouse' -l 'no-mouse' -d 'Leave the mouse to the terminal.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance play" no-sync' -l 'no-sync' -d 'Do not wrap frames in synchronized updates.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance play" read-only' -l 'read-only' -d 'Change, write and charge nothing.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance play" schema' -l 'schema' -d 'A data dictionary (YAML), or JSON {"column": size}.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance play" encoding' -l 'encoding' -d 'The text encoding: utf-8 or latin-1.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance play" delimiter' -l 'delimiter' -d 'The character between fields: , ; tab or |. Otherwise it is found out.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance play" json' -l 'json' -d 'Print one JSON object on standard output, and nothing else there.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance play" quiet' -l 'quiet' -d 'Print no progress and no summary.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance play" workspace' -l 'workspace' -d 'The folder that holds .semblance; otherwise the nearest at or above this one.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance play" version' -l 'version' -d 'Show the version.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance play" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance doctor" theme' -l 'theme' -d 'A theme\'s name, or the path of a theme file.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance doctor" color' -l 'color' -d 'Colours: auto, never, 16, 256 or true.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance doctor" ascii' -l 'ascii' -d 'Draw with plain ASCII only.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance doctor" no-mouse' -l 'no-mouse' -d 'Leave the mouse to the terminal.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance doctor" no-sync' -l 'no-sync' -d 'Do not wrap frames in synchronized updates.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance doctor" json' -l 'json' -d 'Print one JSON object on standard output, and nothing else there.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance doctor" quiet' -l 'quiet' -d 'Print no progress and no summary.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance doctor" workspace' -l 'workspace' -d 'The folder that holds .semblance; otherwise the nearest at or above this one.' -rfka ''
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance doctor" version' -l 'version' -d 'Show the version.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance doctor" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'semblance' -n '__semblance_should_offer_completions_for_flags_or_options "semblance help" version' -l 'version' -d 'Show the version.'
