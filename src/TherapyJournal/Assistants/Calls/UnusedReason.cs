namespace TherapyJournal.Assistants.Calls;

/// <summary>Why a call came to nothing, where neither the service failed nor the guard stopped its words. The record of calls bears the name.</summary>
internal enum UnusedReason
{
    /// <summary>Whoever asked was stopped before the answer came.</summary>
    Cancelled,

    /// <summary>No sentence of a summary has a quotation that bears it out.</summary>
    NotVerified,

    /// <summary>A question that was to ask what helped did not.</summary>
    NotWhatHelped,

    /// <summary>A question came back to the theme that the patient had just put aside.</summary>
    RefusedTheme,
}

/// <summary>Says each as a person reads it on record.</summary>
internal static class UnusedReasons
{
    /// <summary>Stands after "not used: ".</summary>
    public static string Say(UnusedReason reason) =>
        reason switch
        {
            UnusedReason.Cancelled => "it was stopped here",
            UnusedReason.NotVerified => "none of its sentences could be verified",
            UnusedReason.NotWhatHelped => "it did not ask what helped",
            UnusedReason.RefusedTheme => "it asked about the theme that was put aside",
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Not a reason of ours."),
        };
}
