namespace TherapyJournal.Assistants;

/// <summary>Why no usable answer came from a model.</summary>
public enum AssistantFailure
{
    /// <summary>No key is set, and the service needs one: nothing was sent.</summary>
    NotConfigured,

    /// <summary>The tokens of this day are spent: nothing was sent.</summary>
    BudgetSpent,

    /// <summary>What questions may use of the day's tokens is used; the rest is for what a patient waits for.</summary>
    QuestionsSpent,

    /// <summary>No whole answer within the step's time.</summary>
    TimedOut,

    /// <summary>No connection, or it broke.</summary>
    Unreachable,

    /// <summary>The key was not accepted (401).</summary>
    Unauthorised,

    /// <summary>The key is good and may not do this (403).</summary>
    Forbidden,

    /// <summary>Too many requests (429).</summary>
    RateLimited,

    /// <summary>The account has no credit left (429, insufficient_quota).</summary>
    NoCredit,

    /// <summary>The model does not exist, or no longer (404).</summary>
    NoSuchModel,

    /// <summary>The service found fault with the request (other 4xx).</summary>
    RequestRefused,

    /// <summary>The service failed (5xx), or says so in its answer.</summary>
    ServerError,

    /// <summary>The address answered with a redirect, which is never followed: words would go where nobody agreed to.</summary>
    Redirected,

    /// <summary>The model declined to answer.</summary>
    Refused,

    /// <summary>A content filter of the service stopped it.</summary>
    Filtered,

    /// <summary>The answer stops before its end.</summary>
    Truncated,

    /// <summary>The answer holds nothing.</summary>
    Empty,

    /// <summary>The answer is not of the agreed form.</summary>
    Malformed,

    /// <summary>The answer is far longer than was asked for, or has no end.</summary>
    TooLong,
}

/// <summary>Each failure as a person reads it, and when another try may succeed.</summary>
internal static class AssistantFailures
{
    /// <summary>One plain sentence that says what happened and, where somebody can do something, what.</summary>
    public static string Say(AssistantFailure reason) =>
        reason switch
        {
            AssistantFailure.NotConfigured =>
                "No model is set up for this; set OPENAI_API_KEY or ANTHROPIC_API_KEY to use one.",
            AssistantFailure.BudgetSpent =>
                "The tokens of this day are spent; Journal:Assistants:Calls says how many there are.",
            AssistantFailure.QuestionsSpent =>
                "Half of this day's tokens are spent; the other half is kept for what the patient waits for.",
            AssistantFailure.TimedOut => "The model did not answer in time.",
            AssistantFailure.Unreachable =>
                "The model could not be reached; check the network and the address in the settings.",
            AssistantFailure.Unauthorised =>
                "The model's service did not accept the key; check OPENAI_API_KEY or ANTHROPIC_API_KEY.",
            AssistantFailure.Forbidden => "The key may not use this model; check the rights of its project.",
            AssistantFailure.RateLimited => "The model's service is asked too often just now.",
            AssistantFailure.NoCredit => "The account at the model's service has no credit left.",
            AssistantFailure.NoSuchModel =>
                "The model's service does not know this model; choose another under Journal:Assistants.",
            AssistantFailure.RequestRefused => "The model's service did not accept the request.",
            AssistantFailure.ServerError => "The model's service has a fault of its own.",
            AssistantFailure.Redirected =>
                "The model's address points elsewhere, and no word is sent on; check it in the settings.",
            AssistantFailure.Refused => "The model declined to answer.",
            AssistantFailure.Filtered => "The model's service held its answer back.",
            AssistantFailure.Truncated => "The model's answer stopped before its end.",
            AssistantFailure.Empty => "The model's answer was empty.",
            AssistantFailure.Malformed => "The model's answer did not have the agreed form.",
            AssistantFailure.TooLong => "The model's answer was far too long.",
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Not a failure of an assistant."),
        };

    /// <summary>True where the service did not answer at all, so that no tokens are paid for: an outage must not spend somebody's day.</summary>
    public static bool CostsNothing(AssistantFailure reason) =>
        reason
            is AssistantFailure.Unreachable
                or AssistantFailure.Unauthorised
                or AssistantFailure.Forbidden
                or AssistantFailure.RateLimited
                or AssistantFailure.NoCredit
                or AssistantFailure.NoSuchModel
                or AssistantFailure.RequestRefused
                or AssistantFailure.ServerError
                or AssistantFailure.Redirected;

    /// <summary>When the same request may succeed without anybody changing a setting.</summary>
    public static AskAgain Again(AssistantFailure reason) =>
        reason switch
        {
            AssistantFailure.TimedOut
            or AssistantFailure.Unreachable
            or AssistantFailure.RateLimited
            or AssistantFailure.ServerError
            or AssistantFailure.Truncated
            or AssistantFailure.Empty
            or AssistantFailure.Malformed
            or AssistantFailure.TooLong => AskAgain.Soon,
            AssistantFailure.BudgetSpent or AssistantFailure.QuestionsSpent => AskAgain.NextDay,
            _ => AskAgain.Never,
        };
}
