using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Accounts;

/// <summary>By what somebody signs in on the web page. Its seal is bound to whose it is: a row that was forged or moved opens nothing.</summary>
public sealed class Account : PracticeRow<AccountContent>
{
    /// <summary>The therapist who signs in by it; null: nobody's.</summary>
    public TherapistId? TherapistId { get; set; }

    /// <summary>The owner of the practice who does; null: nobody's.</summary>
    public Guid? OwnerId { get; set; }

    /// <summary>The patient who does; null: nobody's. It goes when they are erased.</summary>
    public PatientId? PatientId { get; set; }

    [StoredReadable("a keyed hash of the name under which somebody signs in, so that an account is found by it")]
    public byte[]? NameHash { get; set; }

    public override string Label => "account";

    public override string Bound =>
        $"{TherapistId}|{OwnerId}|{PatientId}|{(NameHash is null ? "" : Convert.ToHexString(NameHash))}";

    public override JsonTypeInfo<AccountContent> Shape => AccountsJson.Default.AccountContent;
}

/// <summary>What an account is made of.</summary>
public sealed partial record AccountContent
{
    /// <summary>Under which they sign in; empty while nobody has taken the invitation up.</summary>
    public string Name { get; init; } = "";

    /// <summary>As ASP.NET Core Identity hashes it; null: they sign in otherwise.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>Since when the password stands, Unix milliseconds; 0: since before it was kept. Hashing it anew in another way makes it no other.</summary>
    public long PasswordSince { get; init; }

    /// <summary>Each is enough by itself: a device has asked for a finger, a face or a number before it signs.</summary>
    public IReadOnlyList<AccountPasskey> Passkeys { get; init; } = [];

    /// <summary>The secret of their authenticator app (base32); null: none.</summary>
    public string? AuthenticatorKey { get; init; }

    /// <summary>Whether a password alone is not enough.</summary>
    public bool AsksForCode { get; init; }

    /// <summary>Each works once in place of the app's code.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; init; } = [];

    /// <summary>When those codes were made, Unix milliseconds; 0: before it was kept, or never.</summary>
    public long RecoveryCodesSince { get; init; }

    /// <summary>Codes of the app that were taken of late: none is taken twice.</summary>
    public IReadOnlyList<TakenCode> TakenCodes { get; init; } = [];

    /// <summary>Tries at the password, of browsers in which they never signed in.</summary>
    public TriesInARow OfStrangers { get; init; } = TriesInARow.None;

    /// <summary>Tries of such browsers at a code.</summary>
    public TriesInARow CodesOfStrangers
    {
        // A row from before they were counted apart has none.
        get => field ?? TriesInARow.None;
        init;
    }

    /// <summary>Tries of such browsers at the password while they were signed in there.</summary>
    public TriesInARow ProofsOfStrangers
    {
        // A row from before they were counted apart has none.
        get => field ?? TriesInARow.None;
        init;
    }

    /// <summary>Browsers in which they have signed in before, the last one last: each has tries of its own, which strangers cannot use up.</summary>
    public IReadOnlyList<KnownBrowser> KnownBrowsers
    {
        // A row from before there were any has none.
        get => field ?? [];
        init;
    }

    /// <summary>An invitation that waits; null: none.</summary>
    public AccountInvite? Invite { get; init; }

    /// <summary>Each time that an invitation was taken up, the newest last: what was there before let nobody in from then on.</summary>
    public IReadOnlyList<TakenUp> TakenUp
    {
        // A row from before it was kept has none.
        get => field ?? [];
        init;
    }

    /// <summary>Where they are signed in now, the newest last.</summary>
    public IReadOnlyList<SignIn> SignIns { get; init; } = [];

    /// <summary>With this recovery code used up; null: it is none of theirs. Only its letters and digits count, whatever stands between them.</summary>
    public AccountContent? Redeeming(string code) =>
        Bare(code) is { Length: > 0 } bare && RecoveryCodes.FirstOrDefault(c => Bare(c) == bare) is { } known
            ? this with
            {
                RecoveryCodes = [.. RecoveryCodes.Where(c => c != known)],
            }
            : null;

    private static string Bare(string code) => string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    /// <summary>Whether anybody can sign in by it.</summary>
    [JsonIgnore]
    public bool IsTakenUp => Name.Length > 0 && (PasswordHash is not null || Passkeys.Count > 0);
}

/// <summary>An invitation by which one person, once, sets up how they sign in.</summary>
/// <param name="SecretHash">A keyed hash of the half of the link that is secret.</param>
/// <param name="Until">Until when it is taken, Unix milliseconds.</param>
public sealed record AccountInvite(byte[] SecretHash, long Until)
{
    /// <summary>How often it was tried with another secret.</summary>
    public int WrongTries { get; init; }

    /// <summary>The therapist who invited a patient: it holds as long as the patient is in their care. Null: nobody's patient is invited by it.</summary>
    public TherapistId? By { get; init; }
}

/// <summary>Tries at a secret since the last one that was right.</summary>
/// <param name="Count">How many.</param>
/// <param name="ShutUntil">Until when no other is taken, Unix milliseconds; null: another one is.</param>
public sealed record TriesInARow(int Count, long? ShutUntil)
{
    public static TriesInARow None { get; } = new(0, null);

    /// <summary>With one more; null: none is taken now.</summary>
    internal TriesInARow? OneMore(int most, Duration shut, Instant now)
    {
        if (ShutUntil > now.ToUnixTimeMilliseconds())
        {
            return null;
        }
        var count = ShutUntil is null ? Count + 1 : 1;
        return new TriesInARow(count, count < most ? null : (now + shut).ToUnixTimeMilliseconds());
    }
}

/// <summary>A code of an authenticator app, and when it was taken (Unix milliseconds).</summary>
public sealed record TakenCode(string Code, long At);

/// <summary>When an invitation was taken up (Unix milliseconds), and in which browser, such as "Firefox on Android".</summary>
public sealed record TakenUp(long At, string Where)
{
    /// <summary>When, as an instant.</summary>
    [JsonIgnore]
    public Instant When => Instant.FromUnixTimeMilliseconds(At);
}

/// <summary>A browser in which somebody is signed in.</summary>
/// <param name="Id">Stands sealed in its cookie.</param>
/// <param name="At">Since when, Unix milliseconds.</param>
/// <param name="Until">It ends by itself then, Unix milliseconds.</param>
/// <param name="Where">Browser and system, such as "Firefox on Android".</param>
public sealed record SignIn(Guid Id, long At, long Until, string Where)
{
    /// <summary>By what name the browser is known; null: it was not kept.</summary>
    public Guid? Browser { get; init; }

    /// <summary>Since when, as an instant.</summary>
    [JsonIgnore]
    public Instant Since => Instant.FromUnixTimeMilliseconds(At);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(AccountContent))]
[JsonSerializable(typeof(WebKeyContent))]
internal sealed partial class AccountsJson : JsonSerializerContext;
