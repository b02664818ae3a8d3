using System.Globalization;
using Npgsql;

namespace TherapyJournal.Storage;

/// <summary>Reads the <c>postgres://</c> URLs that hosts hand out, which Npgsql itself refuses.</summary>
internal static class PostgresUrl
{
    private const int DefaultPort = 5432;

    private static readonly Dictionary<string, SslMode> SslModes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["disable"] = SslMode.Disable,
        ["allow"] = SslMode.Allow,
        ["prefer"] = SslMode.Prefer,
        ["require"] = SslMode.Require,
        ["verify-ca"] = SslMode.VerifyCA,
        ["verify-full"] = SslMode.VerifyFull,
    };

    /// <summary>The connection string, or a sentence that says what is wrong (it never repeats the password).</summary>
    public static PostgresUrlOutcome Parse(string url)
    {
        if (
            !Uri.TryCreate(url, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("postgres" or "postgresql")
            || uri.Host.Length == 0
        )
        {
            return new PostgresUrlOutcome.Unusable(
                "DATABASE_URL is not of the form postgres://user:password@host:5432/name?sslmode=require."
            );
        }
        if (Uri.UnescapeDataString(uri.UserInfo).Any(char.IsControl))
        {
            // The connection string would lose a line break at the end of a password without a word.
            return new PostgresUrlOutcome.Unusable(
                "DATABASE_URL holds a line break or another control character in its user or password. Copy it once more."
            );
        }
        var user = uri.UserInfo.Split(':', 2);
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = Uri.UnescapeDataString(uri.Host.Trim('[', ']')),
            Port = uri.Port > 0 ? uri.Port : DefaultPort,
            Username = Uri.UnescapeDataString(user[0]),
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
            Database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/')),
            // Hosted databases and balancers drop idle connections after about four minutes.
            KeepAlive = 30,
            ConnectionIdleLifetime = 200,
            // Behind a transaction-mode pooler a session is not ours to reset.
            NoResetOnClose = true,
            MaxPoolSize = 20,
            ApplicationName = "therapy-journal",
        };
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            var value = parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "";
            switch (parts[0].ToLowerInvariant())
            {
                case "sslmode" when SslModes.TryGetValue(value, out var mode):
                    connection.SslMode = mode;
                    break;
                case "sslrootcert":
                    connection.RootCertificate = value;
                    break;
                case "host":
                    connection.Host = value;
                    break;
                case "connect_timeout" when TryCount(value, out var seconds):
                    connection.Timeout = seconds;
                    break;
                case "pool_max_conns" when TryCount(value, out var most):
                    connection.MaxPoolSize = most;
                    break;
                case "sslmode":
                    return new PostgresUrlOutcome.Unusable(
                        "DATABASE_URL: sslmode must be disable, allow, prefer, require, verify-ca or verify-full."
                    );
                case "connect_timeout" or "pool_max_conns":
                    return new PostgresUrlOutcome.Unusable(
                        "DATABASE_URL: connect_timeout and pool_max_conns must be from 1 to 1024."
                    );
                default:
                    break;
            }
        }
        return new PostgresUrlOutcome.Usable(connection.ConnectionString);
    }

    private static bool TryCount(string value, out int count) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count is >= 1 and <= 1024;
}

/// <summary>What reading a database URL came to.</summary>
internal abstract record PostgresUrlOutcome
{
    private PostgresUrlOutcome() { }

    public sealed record Usable(string ConnectionString) : PostgresUrlOutcome;

    public sealed record Unusable(string Sentence) : PostgresUrlOutcome;
}
