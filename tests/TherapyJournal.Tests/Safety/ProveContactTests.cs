using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Safety;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using TherapyJournal.Tests.Safety.Calling;
using Xunit;

namespace TherapyJournal.Tests.Safety;

public abstract class ProveContactTests(TestedDatabase on) : CallTest(on)
{
    private string Who => $"{Therapist.Id}";

    [Fact]
    public async Task The_list_of_therapists_says_who_is_woken_and_where()
    {
        await House.AddTherapistAsync("Ben Example");
        await ReachAsync(Therapist.Id, Anna);

        var listed = await House.Get<Therapists>().ListAsync(Cancel);

        listed.Select(t => t.Email).ShouldBe([Anna, null], ignoreOrder: true);
    }

    [Fact]
    public async Task An_address_counts_once_its_code_came_back()
    {
        await Prove.SetAsync(Who, Anna, Cancel);
        await WriteAsync(Urgent);
        Called().ShouldBe([Anna], "the code alone");

        await ReachAsync(Therapist.Id, Anna);
        await WaitAsync(TimeSpan.FromMinutes(2));

        Called().ShouldBe([Anna]);
    }

    [Fact]
    public async Task Until_a_new_address_is_proven_the_one_before_is_called()
    {
        await ReachAsync(Therapist.Id, Anna);
        await Prove.SetAsync(Who, Ben, Cancel);
        Called();

        await WriteAsync(Urgent);

        Called().ShouldBe([Anna]);
    }

    [Fact]
    public async Task A_guess_has_no_chance()
    {
        await Prove.SetAsync(Who, Anna, Cancel);
        var code = Mail.Taken.Single().Code;
        var wrong = code == "000000" ? "000001" : "000000";
        for (var i = 0; i < 5; i++)
        {
            (await Prove.ConfirmAsync(Who, wrong, Cancel)).ShouldBeOfType<ProveContactOutcome.WrongCode>();
        }

        (await Prove.ConfirmAsync(Who, code, Cancel)).ShouldBeOfType<ProveContactOutcome.CodeIsOver>();
    }

    [Fact]
    public async Task A_code_holds_for_an_hour_and_once()
    {
        await Prove.SetAsync(Who, Anna, Cancel);
        var code = Mail.Taken.Single().Code;
        Pass(TimeSpan.FromMinutes(61));
        (await Prove.ConfirmAsync(Who, code, Cancel)).ShouldBeOfType<ProveContactOutcome.CodeIsOver>();

        Mail.Taken.Clear();
        await ReachAsync(Therapist.Id, Anna);

        (await Prove.ConfirmAsync(Who, code, Cancel)).ShouldBeOfType<ProveContactOutcome.NothingToProve>();
    }

    [Fact]
    public async Task The_code_of_one_person_proves_nothing_of_another()
    {
        await House.AddTherapistAsync("Ben Example");
        await Prove.SetAsync(Who, Anna, Cancel);
        var annas = Mail.Taken.Single().Code;
        Mail.Taken.Clear();
        await Prove.SetAsync("Ben Example", Anna, Cancel);

        (await Prove.ConfirmAsync("Ben Example", annas, Cancel)).ShouldBeOfType<ProveContactOutcome.WrongCode>();
    }

    [Fact]
    public async Task Where_it_cannot_be_sent_it_is_said_and_nobody_is_woken_there()
    {
        Mail.Trouble = MailTrouble.RefusesRecipient;

        (await Prove.SetAsync(Who, Anna, Cancel))
            .ShouldBeOfType<ProveContactOutcome.NotSent>()
            .Why.ShouldNotContain("anna");
        (await LightAsync()).ShouldBe(CheckLight.Red);
    }

    [Fact]
    public async Task Doctor_is_red_until_somebody_is_woken_and_amber_until_somebody_could_step_in()
    {
        (await LightAsync()).ShouldBe(CheckLight.Red);
        await ReachAsync(Therapist.Id, Anna);
        (await LightAsync()).ShouldBe(CheckLight.Amber);
        await ReachOwnerAsync();
        (await LightAsync()).ShouldBe(CheckLight.Green);
    }

    [Fact]
    public async Task Doctor_is_red_where_one_of_two_is_not_woken_and_green_when_a_deputy_is_not_enough_but_a_cover_is()
    {
        await ReachAsync(Therapist.Id, Anna);
        var other = await House.AddTherapistAsync("Cleo Example");
        await House.AddPatientAsync(other, "Cid Example");
        (await LightAsync()).ShouldBe(CheckLight.Red);

        await Change.SetNightsAsync("Cleo Example", $"00:00-23:59 {Therapist.Id}", Cancel);

        (await LightAsync()).ShouldBe(CheckLight.Green);
    }

    private async Task<CheckLight> LightAsync() =>
        (await House.Get<IEnumerable<ICheckUp>>().OfType<CheckAlerts>().Single().RunAsync(Cancel)).Single().Light;
}

public sealed class ProveContactOnSqlite() : ProveContactTests(TestedDatabase.Sqlite);

public sealed class ProveContactOnPostgres() : ProveContactTests(TestedDatabase.Postgres);
