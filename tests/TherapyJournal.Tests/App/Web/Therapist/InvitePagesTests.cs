using System.Net;
using Shouldly;
using TherapyJournal.Accounts;
using TherapyJournal.Storage;
using TherapyJournal.Tests.App.Telegram;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Therapist;

public abstract class InvitePagesTests(TestedDatabase on) : DeskTest(on)
{
    private FakeTelegram? bot;

    protected override void Configure(IDictionary<string, string?> settings)
    {
        if (bot is not null)
        {
            settings["TELEGRAM_BOT_TOKEN"] = FakeTelegram.Token;
            settings["TELEGRAM_API_BASE_URL"] = bot.Origin;
        }
    }

    public override async ValueTask InitializeAsync()
    {
        if (TestContext.Current.TestMethod?.MethodName.StartsWith("With_a_bot", StringComparison.Ordinal) is true)
        {
            bot = await FakeTelegram.StartAsync();
        }
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        if (bot is not null)
        {
            await bot.DisposeAsync();
        }
    }

    [Fact]
    public async Task With_a_bot_a_patient_is_invited_to_it_as_well()
    {
        (await Desk.OpenAsync(At)).Text.ShouldContain("No chat is linked.");

        var invited = await Desk.PostAsync($"{At}/chat", Fields());

        invited.Text.ShouldContain("https://t.me/");
        invited.Html.ShouldContain("class=\"qr\"");
        bot!.Fail(FakeTelegramFault.Trouble, always: true);
        (await Desk.PostAsync($"{At}/chat", Fields())).Text.ShouldContain("no link was made");
    }

    private string At => $"/patients/{Ada}/invite";

    [Fact]
    public async Task A_patient_comes_in_by_a_link_that_is_shown_once()
    {
        (await Desk.OpenAsync($"/patients/{Ada}/settings")).Html.ShouldContain(At);

        var invited = await Desk.PostAsync($"{At}/web", Fields());

        invited.Html.ShouldContain("class=\"qr\"");
        var code = Shown.Between(invited.Text, "/join#", " ");
        (await Desk.OpenAsync(At)).Html.ShouldNotContain(code);
        var phone = NewBrowser();
        await JoinAsync(phone, code, "ada");
        (await phone.OpenAsync("/")).Path.ShouldBe("/journal");
    }

    [Fact]
    public async Task A_new_link_takes_the_earlier_one_back()
    {
        var first = Shown.Between((await Desk.PostAsync($"{At}/web", Fields())).Text, "/join#", " ");
        await Desk.PostAsync($"{At}/web", Fields());

        (await House.Get<InviteToAccount>().FindAsync(first, Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task Without_a_bot_nothing_is_offered_and_nothing_done()
    {
        (await Desk.OpenAsync(At)).Text.ShouldContain("The practice has no bot.");

        var asked = await Desk.PostAsync($"{At}/chat", Fields());
        var confirmed = await Desk.PostAsync($"{At}/chat/confirm", Fields());

        asked.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        asked.Text.ShouldContain("no link was made");
        confirmed.Text.ShouldContain("No chat is linked any more.");
    }

    [Fact]
    public async Task Of_another_therapists_patient_there_is_no_such_page()
    {
        var theirs = await House.AddPatientAsync(await House.AddTherapistAsync("Ben Other"), "Ben Patient");

        foreach (var id in (string[])[theirs.ToString(), RowId.New(Ground.Clock).ToString(), "no-id"])
        {
            ShouldBeNowhere(await Desk.OpenAsync($"/patients/{id}/invite"));
            foreach (var path in (string[])["web", "chat/confirm", "chat/unlink"])
            {
                ShouldBeNowhere(await Desk.PostAsync($"/patients/{id}/invite/{path}", Fields()));
            }
        }
    }
}

public sealed class InvitePagesOnSqlite() : InvitePagesTests(TestedDatabase.Sqlite);

public sealed class InvitePagesOnPostgres() : InvitePagesTests(TestedDatabase.Postgres);
