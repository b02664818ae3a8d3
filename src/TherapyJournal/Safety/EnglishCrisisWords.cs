namespace TherapyJournal.Safety;

/// <summary>
/// The crisis words in English. Order, and what is left out, follow the safe-messaging advice for crisis texts: the
/// emergency number first, then a line, a person, the plan, who reads; no method, no cause, no promise to watch.
/// </summary>
internal sealed class EnglishCrisisWords
{
    public static readonly EnglishCrisisWords Instance = new();

    private static readonly Dictionary<string, string> LanguageNames = new(StringComparer.Ordinal)
    {
        ["ar"] = "Arabic",
        ["en"] = "English",
        ["fr"] = "French",
        ["de"] = "German",
        ["he"] = "Hebrew",
        ["it"] = "Italian",
        ["nl"] = "Dutch",
        ["ru"] = "Russian",
        ["es"] = "Spanish",
    };

    public string Urgent(HelplinesFound helplines, string? readingTimes, WordsFate fate, WhomItConcerns concerns) =>
        Paragraphs([
            EmergencyFirst(helplines, concerns),
            .. concerns switch
            {
                WhomItConcerns.Others => (string[])
                    [
                        "Thank you for writing it down. Please go away from whoever it is about, and from anything that could hurt them, "
                            + "and stay away until it has passed.",
                        ToTalk(helplines),
                        "Call somebody you trust, tell them how bad it is, and ask them to stay with you.",
                    ],
                WhomItConcerns.ByOthers =>
                [
                    "Thank you for telling it. It is not your fault. If you can, go where you are safe, and where somebody can hear you.",
                    "Call somebody you trust and tell them what is happening.",
                    ToTalk(helplines),
                ],
                _ =>
                [
                    "Thank you for writing it down. You don't have to carry this alone tonight.",
                    ToTalk(helplines),
                    "Call somebody you trust, tell them how bad it is, and ask them to stay with you.",
                    "If you have written a safety plan, take it out now.",
                ],
            },
            $"{WhoHears(fate, readingTimes, concerns)} Nobody is reading along here, so please don't wait here for an answer. These words "
                + "were written beforehand and the program sent them.",
        ]);

    public string Concern(HelplinesFound helplines, string? readingTimes, WordsFate fate) =>
        Paragraphs(
            $"Thank you for writing this. It sounds heavy. {WhoSees(fate, readingTimes)}",
            ToTalk(helplines),
            IfItGetsWorse(helplines),
            "If you have written a safety plan, it may help to look at it. Nobody is reading along here, and these words "
                + "were written beforehand."
        );

    public string StillHere(HelplinesFound helplines, WordsFate fate) =>
        (
            helplines is HelplinesFound.Known known
                ? $"If you are in danger, call {known.Emergency} now. To talk: {string.Join("; ", known.Lines.Select(Line))}. "
                : "If you are in danger, call the emergency number where you are now, and somebody you trust. "
        )
        + fate switch
        {
            WordsFate.Shared => "Your words are kept for your therapist. ",
            WordsFate.Private => "Your words are kept, and stay private. ",
            WordsFate.NotKept => "Your words were not kept. ",
            _ => "",
        }
        + "Nobody is reading along here.";

    public string WhileItStands(HelplinesFound helplines) =>
        Paragraphs(
            EmergencyFirst(helplines, WhomItConcerns.Themselves),
            ToTalk(helplines),
            "Call somebody you trust. If you have written a safety plan, take it out now.",
            "Nobody is reading along here, so please don't wait here for an answer."
        );

    public string NotUnderstood(HelplinesFound helplines) =>
        Paragraphs(
            "This seems to be in a language that I cannot read well, so I may have missed what matters most in it.",
            (
                helplines is HelplinesFound.Known known
                    ? $"If you are in danger, call {known.Emergency} now. To talk: {string.Join("; ", known.Lines.Select(Line))}. "
                    : "If you are in danger, call the emergency number where you are now, and somebody you trust. "
            ) + "Nobody is reading along here."
        );

    public string WhomToCall(HelplinesFound helplines) =>
        Paragraphs(EmergencyFirst(helplines, WhomItConcerns.Themselves), ToTalk(helplines));

    private static string WhoHears(WordsFate fate, string? readingTimes, WhomItConcerns concerns)
    {
        var who = concerns == WhomItConcerns.Others ? "somebody" : "you";
        return fate switch
        {
            WordsFate.Shared => $"Your therapist is told about your message. {WhenRead(readingTimes)}",
            WordsFate.Private =>
                $"Your therapist is told that {who} may be in danger; your words stay private. {WhenRead(readingTimes)}",
            WordsFate.NotKept =>
                $"Your therapist is told that {who} may be in danger; your words themselves were not kept. {WhenRead(readingTimes)}",
            _ => NobodyMayHear,
        };
    }

    private static string WhoSees(WordsFate fate, string? readingTimes) =>
        fate switch
        {
            WordsFate.Shared => $"It is kept for your therapist to see. {WhenRead(readingTimes)}",
            WordsFate.Private =>
                $"It stays private; your therapist is told only that something was heavy. {WhenRead(readingTimes)}",
            WordsFate.NotKept =>
                $"It was not kept; your therapist is told only that something was heavy. {WhenRead(readingTimes)}",
            _ => NobodyMayHear,
        };

    private const string NobodyMayHear =
        "Something does not work here just now, and perhaps nobody hears of this message: please turn to somebody yourself.";

    private static string EmergencyFirst(HelplinesFound helplines, WhomItConcerns concerns)
    {
        var when = concerns switch
        {
            WhomItConcerns.Others => "If somebody is in danger now, or is hurt",
            WhomItConcerns.ByOthers => "If you are in danger now, or hurt",
            _ => "If you are in danger now, or have already hurt yourself",
        };
        return helplines switch
        {
            HelplinesFound.Known known => $"{when}, call {known.Emergency}. {WhatItIs(known.Lines[0])}",
            _ => $"{when}, call the emergency number where you are, or go to the nearest hospital.",
        };
    }

    private static string WhatItIs(Helpline line) =>
        line.EmergencyIsAmbulance
            ? $"In {Named(line)} this number calls an ambulance, not the police."
            : $"It is the emergency number in {Named(line)}.";

    private static string Named(Helpline line) =>
        line.CountryName.StartsWith("United", StringComparison.Ordinal) || line.Country is "NL"
            ? $"the {line.CountryName}"
            : line.CountryName;

    private static string ToTalk(HelplinesFound helplines) =>
        helplines switch
        {
            HelplinesFound.Known known => $"To talk to somebody, call {string.Join(", or ", known.Lines.Select(Line))}."
                + (known.Lines.Any(line => line.LimitedHours) ? " The line is not open around the clock." : ""),
            _ =>
                "To talk to somebody, call a crisis line where you are. Your doctor, or directory enquiries, can name one.",
        };

    private static string IfItGetsWorse(HelplinesFound helplines) =>
        helplines switch
        {
            HelplinesFound.Known known => $"If it becomes dangerous, call {known.Emergency}, and somebody you trust.",
            _ => "If it becomes dangerous, call the emergency number where you are, and somebody you trust.",
        };

    private static string Line(Helpline line)
    {
        var spoken = line.Languages.Select(each => LanguageNames.GetValueOrDefault(each)).OfType<string>().ToList();
        return spoken is []
            ? $"{line.LineDial} ({line.LineName})"
            : $"{line.LineDial} ({line.LineName}, {string.Join(", ", spoken)})";
    }

    private static string WhenRead(string? readingTimes) =>
        string.IsNullOrWhiteSpace(readingTimes)
            ? "They read between sessions, and may not see it for many hours."
            : $"When they read: {readingTimes.Trim().TrimEnd('.')}. They may not see it before then.";

    private static string Paragraphs(params IEnumerable<string> paragraphs) => string.Join("\n\n", paragraphs);
}
