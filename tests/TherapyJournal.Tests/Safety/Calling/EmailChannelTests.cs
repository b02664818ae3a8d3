using Microsoft.Extensions.Configuration;
using Shouldly;
using TherapyJournal.Safety.Calling;
using TherapyJournal.Storage;
using Xunit;

namespace TherapyJournal.Tests.Safety.Calling;

public sealed class EmailChannelTests : IDisposable
{
    private readonly FakeMailServer server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_that_the_server_has_taken_over_is_proven_by_its_number()
    {
        var outcome = await SendAsync("anna@practice.example");

        outcome.ShouldBeOfType<CallOutcome.Taken>().Proof.ShouldBe("<a.0.anna@therapy-journal>");
        var mail = server.Taken.ShouldHaveSingleItem();
        (mail.From, mail.To).ShouldBe(("journal@practice.example", "anna@practice.example"));
        mail.Id.ShouldBe("<a.0.anna@therapy-journal>");
        mail.Body.Trim().ShouldBe("Please look – now.");
        mail.Text.ShouldContain("Auto-Submitted: auto-generated");
    }

    [Fact]
    public async Task A_mail_server_from_Debian_takes_it_over_and_delivers_it()
    {
        await using var debian = await DebianMailServer.StartAsync(Cancel);
        var settings = server.Settings;
        settings["Journal:Email:Port"] = $"{debian.Port}";
        settings["Journal:Email:Seconds"] = "15";

        (
            await new EmailChannel(Read(settings)).SendAsync("anna@practice.example", Message, Cancel)
        ).ShouldBeOfType<CallOutcome.Taken>();

        var mail = (await debian.DeliveredAsync(Cancel)).ShouldHaveSingleItem();
        mail.ShouldStartWith("journal@practice.example -- anna@practice.example");
        mail.ShouldContain("Message-ID: <a.0.anna@therapy-journal>");
        mail.ShouldContain("Subject: An alert");
    }

    [Theory]
    [InlineData(MailTrouble.RefusesRecipient, "refused the address (550)")]
    [InlineData(MailTrouble.IsBusy, "(451)")]
    [InlineData(MailTrouble.DropsTheLine, "")]
    [InlineData(MailTrouble.SaysNothing, "within 4 seconds")]
    [InlineData(MailTrouble.FallsSilentAfterTheMessage, "within 4 seconds")]
    [InlineData(MailTrouble.SpeaksNoSmtp, "")]
    public async Task Whatever_the_server_does_it_is_said_without_the_address(MailTrouble trouble, string said)
    {
        server.Trouble = trouble;

        var why = (await SendAsync("anna@practice.example")).ShouldBeOfType<CallOutcome.NotTaken>().Why;

        why.ShouldContain(said);
        why.ShouldContain("server");
        why.ShouldNotContain("anna");
        server.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_said()
    {
        var channel = new EmailChannel(Read(server.Settings));
        server.Dispose();

        (await channel.SendAsync("anna@practice.example", Message, Cancel))
            .ShouldBeOfType<CallOutcome.NotTaken>()
            .Why.ShouldContain("cannot be reached");
    }

    [Fact]
    public async Task Without_a_server_nothing_is_sent()
    {
        var channel = new EmailChannel(new EmailOptions());

        channel.IsSet.ShouldBeFalse();
        (await channel.SendAsync("anna@practice.example", Message, Cancel)).ShouldBe(
            new CallOutcome.NotTaken("no mail server is set")
        );
    }

    [Theory]
    [InlineData("Journal:Email:From", "nobody", "Journal:Email:From")]
    [InlineData("Journal:Email:Host", "mail.practice.example", "Journal:Email:Tls")]
    [InlineData("Journal:Email:Port", "0", "Journal:Email:Port")]
    [InlineData("Journal:Email:Seconds", "61", "Journal:Email:Seconds")]
    public void What_cannot_be_used_is_refused_at_the_start(string key, string value, string named)
    {
        var settings = server.Settings;
        settings[key] = value;

        Should.Throw<SettingException>(() => Read(settings)).Message.ShouldContain(named);
    }

    [Theory]
    [InlineData("anna@practice.example", true)]
    [InlineData("root@localhost", true)]
    [InlineData("anna@practice", false)]
    [InlineData("Anna <anna@practice.example>", false)]
    [InlineData("anna@practice.example,ben@practice.example", false)]
    [InlineData("anna@practice.example\r\nBcc: x@y.example", false)]
    [InlineData("anna", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void An_address_is_one_plain_address(string? text, bool isOne) => EmailAddress.IsOne(text).ShouldBe(isOne);

    public void Dispose() => server.Dispose();

    private static CallMessage Message => new("a.0.anna", "An alert", "Please look – now.");

    private Task<CallOutcome> SendAsync(string address) =>
        new EmailChannel(Read(server.Settings)).SendAsync(address, Message, Cancel);

    private static EmailOptions Read(Dictionary<string, string?> settings) =>
        TherapyJournal.Storage.Settings.Read<EmailOptions>(
            new ConfigurationBuilder().AddInMemoryCollection(settings).Build(),
            "Journal:Email"
        );
}
