using Shouldly;
using TherapyJournal.Accounts;
using TherapyJournal.App.Terminal;
using TherapyJournal.Practices;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

public abstract class OwnerDoorsTests(TestedDatabase on) : JournalTest(on)
{
    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    protected override void Configure(IDictionary<string, string?> settings) =>
        settings["Journal:Web:Address"] = "https://journal.example";

    [Fact]
    public async Task Whoever_is_added_gets_a_way_in_also_where_no_mail_can_be_sent()
    {
        (await AddAsync()).ShouldBe(ExitCode.Done);

        Desk.Output.ShouldContain("https://journal.example/join#");
        Desk.Page.ShouldContain("It works once");
        Desk.Error.ShouldContain("The code could not be sent");
        (await FindAsync(Code())).ShouldNotBeNull().Holder.ShouldBe(AccountHolder.OfOwner(await OwnerAsync()));
    }

    [Fact]
    public async Task A_new_invitation_takes_the_earlier_one_back()
    {
        await AddAsync();
        var first = Code();

        (await Desk.RunAsync("owner", "invite", "Olga Example")).ShouldBe(ExitCode.Done);

        (await FindAsync(first)).ShouldBeNull();
        (await FindAsync(Code())).ShouldNotBeNull();
        await AddAsync();
        (await House.LookAsync(db => Task.FromResult(db.Accounts.Count()))).ShouldBe(1);
    }

    [Fact]
    public async Task A_therapist_who_owns_the_practice_signs_in_as_both()
    {
        await Desk.RunAsync("therapists", "add", "--name", "Dr Stone");
        var stone = (await House.Get<Therapists>().ListAsync(Cancel)).Single().Id;
        await AddAsync();
        var alone = Code();

        (await Desk.RunAsync("owner", "invite", "Olga Example", "--therapist", "Dr Stone")).ShouldBe(ExitCode.Done);

        (await FindAsync(alone)).ShouldBeNull();
        var both = AccountHolder.OfOwner(await OwnerAsync(), stone);
        (await FindAsync(Code())).ShouldNotBeNull().Holder.ShouldBe(both);
        await Desk.RunAsync("therapists", "invite", "Dr Stone");
        (await FindAsync(Code())).ShouldNotBeNull().Holder.ShouldBe(both);
        await Desk.RunAsync("owner", "invite", "Olga Example");
        (await FindAsync(Code())).ShouldNotBeNull().Holder.ShouldBe(both);
    }

    [Fact]
    public async Task Whom_nobody_knows_is_not_invited()
    {
        await AddAsync();

        (await Desk.RunAsync("owner", "invite", "Somebody")).ShouldBe(ExitCode.Refused);
        Desk.Error.ShouldContain("There is no owner 'Somebody' here");
        (await Desk.RunAsync("owner", "invite", "Olga Example", "--therapist", "Dr Who")).ShouldBe(ExitCode.Refused);
        (await Desk.RunAsync("owner", "add", "--name", "Olga", "--email", "nowhere")).ShouldBe(ExitCode.Usage);
    }

    private Task<int> AddAsync() =>
        Desk.RunAsync("owner", "add", "--name", "Olga Example", "--email", "olga@practice.example");

    private string Code() => Desk.Output[(Desk.Output.IndexOf('#', StringComparison.Ordinal) + 1)..].Split()[0];

    private Task<OpenAccount?> FindAsync(string code) => House.Get<InviteToAccount>().FindAsync(code, Cancel);

    private async Task<Guid> OwnerAsync() => (await House.Get<PracticeSettings>().ReadAsync(Cancel)).Owners.Single().Id;
}

public sealed class OwnerDoorsOnSqlite() : OwnerDoorsTests(TestedDatabase.Sqlite);

public sealed class OwnerDoorsOnPostgres() : OwnerDoorsTests(TestedDatabase.Postgres);
