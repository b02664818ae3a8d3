using FsCheck;
using FsCheck.Fluent;
using Npgsql;
using Shouldly;
using TherapyJournal.Storage;
using Xunit;

namespace TherapyJournal.Tests.Storage;

public sealed class PostgresUrlTests
{
    [Fact]
    public void Every_part_of_a_url_is_read()
    {
        var read = Usable("postgres://ada:pw@db.example.org:6543/journal?sslmode=require&connect_timeout=7");

        read.Host.ShouldBe("db.example.org");
        read.Port.ShouldBe(6543);
        read.Username.ShouldBe("ada");
        read.Password.ShouldBe("pw");
        read.Database.ShouldBe("journal");
        read.SslMode.ShouldBe(SslMode.Require);
        read.Timeout.ShouldBe(7);
    }

    [Fact]
    public void A_dropped_idle_connection_is_noticed_and_a_pooler_is_left_its_session()
    {
        var read = Usable("postgresql://ada@localhost/journal");

        read.Port.ShouldBe(5432);
        read.KeepAlive.ShouldBe(30);
        read.ConnectionIdleLifetime.ShouldBeLessThan(240);
        read.NoResetOnClose.ShouldBeTrue();
        read.MaxAutoPrepare.ShouldBe(0);
    }

    [Theory]
    [InlineData("disable", SslMode.Disable)]
    [InlineData("allow", SslMode.Allow)]
    [InlineData("prefer", SslMode.Prefer)]
    [InlineData("require", SslMode.Require)]
    [InlineData("verify-ca", SslMode.VerifyCA)]
    [InlineData("verify-full", SslMode.VerifyFull)]
    public void Every_sslmode_of_libpq_is_known(string word, SslMode mode)
    {
        Usable($"postgres://ada@localhost/journal?sslmode={word}").SslMode.ShouldBe(mode);
    }

    [Theory]
    [InlineData("postgres://ada:t0ps3cret@[::1]:5433/journal", "::1", "t0ps3cret")]
    [InlineData("postgres://ada:p%40ss%3Aw%2Frd%25@localhost/journal", "localhost", "p@ss:w/rd%")]
    [InlineData("postgres://ada:a;b='c d'@localhost/journal", "localhost", "a;b='c d'")]
    [InlineData("postgres://ada@localhost/journal?host=%2Fvar%2Frun%2Fpostgresql", "/var/run/postgresql", null)]
    public void Odd_hosts_and_passwords_are_read_as_they_are(string url, string host, string? password)
    {
        var read = Usable(url);

        read.Host.ShouldBe(host);
        read.Password.ShouldBe(password);
    }

    [Fact]
    public void Whatever_a_password_holds_it_arrives_unchanged()
    {
        Prop.ForAll(
                ArbMap.Default.ArbFor<NonEmptyString>(),
                words =>
                {
                    var text = string.Concat(words.Get.Where(c => !char.IsControl(c)));
                    // A lone surrogate is no text that could stand in a URL.
                    return text.Any(char.IsSurrogate)
                        || text.Length == 0
                        || Usable($"postgres://{Uri.EscapeDataString(text)}:{Uri.EscapeDataString(text)}@h/d").Password
                            == text;
                }
            )
            .ShouldHold();
    }

    [Theory]
    [InlineData("")]
    [InlineData("Host=localhost;Password=t0ps3cret")]
    [InlineData("mysql://ada:t0ps3cret@localhost/journal")]
    [InlineData("postgres://ada:t0ps3cret%0A@localhost/journal")]
    [InlineData("postgres://")]
    [InlineData("postgres:///journal")]
    [InlineData("postgres://ada:t0ps3cret#x@localhost/journal")]
    [InlineData("postgres://ada:t0ps3cret@localhost/journal?sslmode=perhaps")]
    [InlineData("postgres://ada:t0ps3cret@localhost/journal?sslmode=42")]
    [InlineData("postgres://ada:t0ps3cret@localhost/journal?connect_timeout=-1")]
    [InlineData("postgres://ada:t0ps3cret@localhost/journal?connect_timeout=soon")]
    [InlineData("postgres://ada:t0ps3cret@localhost/journal?pool_max_conns=0")]
    public void What_cannot_be_used_is_refused_with_a_sentence_that_keeps_the_password(string url)
    {
        var sentence = PostgresUrl.Parse(url).ShouldBeOfType<PostgresUrlOutcome.Unusable>().Sentence;

        sentence.ShouldStartWith("DATABASE_URL");
        sentence.ShouldNotContain("t0ps3cret");
    }

    private static NpgsqlConnectionStringBuilder Usable(string url) =>
        new(PostgresUrl.Parse(url).ShouldBeOfType<PostgresUrlOutcome.Usable>().ConnectionString);
}
