using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Practices;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Chats;

public abstract class ChatMenuTests(TestedDatabase on) : ChatTest(on)
{
    /// <summary>The names of the prototype of 2023, and what took their place.</summary>
    private static readonly Dictionary<string, string> Earlier = new(StringComparer.Ordinal)
    {
        ["setgoal"] = "goal",
        ["info"] = "help",
        ["reflect"] = "journal",
        ["week_in_review"] = "week",
        ["weekly_review"] = "weekly",
    };

    [Fact(Timeout = Hanging)]
    public async Task Every_command_that_is_listed_exists_and_so_does_every_earlier_name()
    {
        await LinkAsync();
        foreach (var name in ChatMenu.Commands.Select(c => c.Name).Concat(Earlier.Keys))
        {
            Phone.Clear();

            await SayAsync($"/{name}");

            Phone.Read.ShouldNotBeEmpty(name);
            Phone.Read.ShouldNotContain(ChatTexts.NoSuchCommand, name);
        }
    }

    [Fact(Timeout = Hanging)]
    public async Task Help_lists_them_and_nothing_else()
    {
        await LinkAsync();

        await SayAsync("/help");

        Phone
            .Read.ShouldHaveSingleItem()
            .Split('\n')
            .Where(line => line.StartsWith('/'))
            .Select(line => line[1..].Split(' ')[0])
            .ShouldBe(ChatMenu.Commands.Select(c => c.Name));
    }

    [Fact(Timeout = Hanging)]
    public async Task An_earlier_name_is_answered_like_the_one_that_took_its_place()
    {
        await LinkAsync();
        foreach (var (earlier, name) in Earlier)
        {
            Phone.Clear();
            await SayAsync($"/{earlier}");
            var answer = Phone.Read.ShouldHaveSingleItem();
            Phone.Clear();
            await SayAsync($"/{name}");
            Phone.Read.ShouldBe([answer]);
        }
    }

    [Fact(Timeout = Hanging)]
    public async Task Without_consents_five_work_and_nothing_is_kept_by_the_others()
    {
        var patient = await House.AddPatientAsync(
            Therapist.Id,
            details: new NewPatient("Ben Example") { Consents = [] }
        );
        await SayAsync($"/start {await InviteAsync(patient)}");
        await House.Get<LinkedChat>().ConfirmAsync(Therapist, patient, Cancel);
        foreach (var name in (string[])["help", "privacy", "plan", "export", "delete"])
        {
            Phone.Clear();
            await SayAsync($"/{name}");
            Phone.Read.ShouldHaveSingleItem(name).ShouldNotContain("no consent");
        }

        foreach (var words in (string[])["/goal Sleep through", "/mood 5", "/private on", "/journal", Calm])
        {
            Phone.Clear();
            await SayAsync(words);
            Phone.Read.ShouldContain(said => said.Contains("no consent to keep"), words);
        }
        (await House.Get<TherapyJournal.Review.ListRequests>().RunAsync(Therapist, true, Cancel))
            .Requests.ShouldHaveSingleItem()
            .Content.Kind.ShouldBe(TherapyJournal.Review.PatientRequestKind.Export);
    }
}

public sealed class ChatMenuOnSqlite() : ChatMenuTests(TestedDatabase.Sqlite);

public sealed class ChatMenuOnPostgres() : ChatMenuTests(TestedDatabase.Postgres);
