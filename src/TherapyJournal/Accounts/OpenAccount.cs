using TherapyJournal.Records;

namespace TherapyJournal.Accounts;

/// <summary>An account as it was read. Whoever changes its content saves it with <see cref="KeepAccounts"/>, which refuses where it has moved meanwhile.</summary>
public sealed class OpenAccount(Guid id, AccountHolder holder, int version, AccountContent content)
{
    /// <summary>Its id, which says nothing about whose it is.</summary>
    public Guid Id { get; } = id;

    /// <summary>Whose it is.</summary>
    public AccountHolder Holder { get; } = holder;

    /// <summary>What it is made of.</summary>
    public AccountContent Content { get; set; } = content;

    internal int Version { get; set; } = version;
}

/// <summary>Whose an account is. One person may be a therapist and an owner at once.</summary>
public sealed record AccountHolder(TherapistId? Therapist, Guid? Owner, PatientId? Patient)
{
    /// <summary>Whether they work for the practice, so that a password alone lets nobody in.</summary>
    public bool IsStaff => Patient is null;

    public static AccountHolder Of(TherapistId therapist) => new(therapist, null, null);

    public static AccountHolder Of(PatientId patient) => new(null, null, patient);

    /// <summary>Of an owner of the practice, by their id there; who is a therapist as well has one account for both.</summary>
    public static AccountHolder OfOwner(Guid owner, TherapistId? therapist = null) => new(therapist, owner, null);
}
