namespace TherapyJournal.Safety;

/// <summary>What kind of danger a text speaks of; a text may speak of several.</summary>
internal enum RiskCategory
{
    /// <summary>Says outright that the writer wants to die or thinks of suicide.</summary>
    DirectIdeation,

    /// <summary>Says it sideways: better without me, won't be here, goodbye.</summary>
    ObliqueIdeation,

    /// <summary>Intent, a decision, a date or a plan.</summary>
    Plan,

    /// <summary>A method considered, asked for, or within reach.</summary>
    Means,

    /// <summary>Getting ready: letters, giving things away, collecting, going there.</summary>
    Preparation,

    /// <summary>An attempt made or under way.</summary>
    Attempt,

    /// <summary>Hurting oneself, whether or not with the wish to die.</summary>
    SelfHarm,

    /// <summary>Wanting or planning to hurt somebody else.</summary>
    HarmToOthers,

    /// <summary>Being hurt or threatened by somebody else.</summary>
    BeingHarmed,
}
