using TherapyJournal.Records;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>How a patient comes in: by the web page, and by a chat.</summary>
public sealed record InviteModel
{
    public required PatientId Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Whether a bot is set up, so that a chat can be linked.</summary>
    public required bool HasBot { get; init; }

    /// <summary>How it stands with their chat.</summary>
    public required string Chat { get; init; }

    /// <summary>Whether a chat is linked.</summary>
    public required bool IsLinked { get; init; }

    /// <summary>Whether somebody has said that it is theirs.</summary>
    public required bool IsConfirmed { get; init; }

    /// <summary>What could not be done; null: nothing went wrong.</summary>
    public string? Problem { get; init; }

    /// <summary>Where this page is.</summary>
    public string Path => $"{PatientPages.Path}/{Id}/{InvitePages.Name}";
}
