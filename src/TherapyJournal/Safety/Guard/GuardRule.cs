namespace TherapyJournal.Safety.Guard;

/// <summary>What a model's words may not do to a patient. Where several are broken the first of this order is named: danger before manners.</summary>
internal enum GuardRule
{
    TooLong,
    Raised,
    Method,
    OthersData,
    Link,
    Secrecy,
    Promise,
    Diagnosis,
    Treatment,
    PosesAsHuman,
    WrongLanguage,
    Flattery,
    Advice,
    AvoidedTheme,
    Invents,
    InfersMood,
    AllClear,
    LeadingOrNegativeQuestion,
    NotOneQuestion,
    QuestionInReflection,
    TooManySentences,
    RepeatsOpening,
    RepeatsQuestion,
    NoOwnDetail,
}

/// <summary>Says of each rule what the words did, as a person reads it on record.</summary>
internal static class GuardRules
{
    /// <summary>Stands after "The model's question" or "The model's words".</summary>
    public static string Say(GuardRule rule) =>
        rule switch
        {
            GuardRule.TooLong => "went on too long",
            GuardRule.Raised => "spoke of what the risk screen stops at",
            GuardRule.Method => "named a means of self-harm",
            GuardRule.Link => "led to a page, an address or a number",
            GuardRule.OthersData => "spoke of other patients or of the program's inside",
            GuardRule.Secrecy => "offered secrecy",
            GuardRule.Promise => "made a promise",
            GuardRule.Diagnosis => "named a disorder",
            GuardRule.Treatment => "spoke of medication or treatment",
            GuardRule.PosesAsHuman => "spoke as if a person wrote",
            GuardRule.WrongLanguage => "came in another language",
            GuardRule.Flattery => "flattered",
            GuardRule.Advice => "gave advice",
            GuardRule.AvoidedTheme => "touched what is to be left alone",
            GuardRule.Invents => "named somebody, a day or a number that nobody wrote",
            GuardRule.InfersMood => "named a feeling that the patient did not write",
            GuardRule.AllClear => "said that there is nothing to worry about",
            GuardRule.LeadingOrNegativeQuestion => "hid an answer in the question",
            GuardRule.NotOneQuestion => "did not ask exactly one thing",
            GuardRule.QuestionInReflection => "asked where nothing is to be asked",
            GuardRule.TooManySentences => "had too many sentences",
            GuardRule.RepeatsOpening => "began like one of the last ten",
            GuardRule.RepeatsQuestion => "repeated an earlier question",
            GuardRule.NoOwnDetail => "held nothing of the patient's own",
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Not a rule of the guard."),
        };
}
