using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace TherapyJournal.Tests.App.Web;

/// <summary>What an app on somebody's phone does with a key (RFC 6238); also in the tests with a real browser.</summary>
internal static class AuthenticatorApp
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The six digits that it shows at this moment, or so many spans of 30 s later.</summary>
    public static string Code(string key, int spansLater = 0)
    {
        var bits = string.Concat(
            key.Select(c => Convert.ToString(Letters.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0'))
        );
        var secret = Enumerable
            .Range(0, bits.Length / 8)
            .Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))
            .ToArray();
#pragma warning disable RS0030 // Identity looks at the machine's clock.
        var step = (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30) + spansLater;
#pragma warning restore RS0030
        var moment = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(moment, step);
#pragma warning disable CA5350 // What RFC 6238 and every app use.
        var hash = HMACSHA1.HashData(secret, moment);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
