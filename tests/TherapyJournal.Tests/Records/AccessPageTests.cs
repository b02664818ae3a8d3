using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Records;

public abstract class AccessPageTests(TestedDatabase on) : JournalTest(on)
{
    private const int Beyond = 3;
    private const int All = AccessRecord.LinesOnPage + Beyond;
    private PatientId patient;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        patient = await House.AddPatientAsync();
    }

    [Fact]
    public async Task Nobody_read_yet_is_an_intact_page()
    {
        var page = await PageAsync();

        (page.Lines.Count, page.IsIntact, page.Older).ShouldBe((0, true, null));
    }

    [Fact]
    public async Task The_newest_come_first_and_lead_to_what_is_older()
    {
        await FillAsync();

        var newest = await PageAsync();
        var older = await PageAsync(newest.Older);

        newest.Lines.Select(l => l.Count).ShouldBe(Enumerable.Range(Beyond + 1, AccessRecord.LinesOnPage));
        newest.IsIntact.ShouldBeTrue();
        older.Lines.Select(l => l.Count).ShouldBe(Enumerable.Range(1, Beyond));
        (older.IsIntact, older.Older).ShouldBe((true, null));
    }

    [Fact]
    public async Task Exactly_one_page_leads_nowhere()
    {
        await FillAsync(AccessRecord.LinesOnPage);

        var page = await PageAsync();

        (page.Lines.Count, page.IsIntact, page.Older).ShouldBe((AccessRecord.LinesOnPage, true, null));
    }

    [Fact]
    public async Task A_changed_line_shows_where_it_stands()
    {
        await FillAsync();
        await House.ForgeAsync($"update access_lines set version = 7 where sequence = 2");

        var (newest, older) = (await PageAsync(), await PageAsync(Beyond + 1));

        newest.IsIntact.ShouldBeTrue();
        older.IsIntact.ShouldBeFalse();
        older.Lines.Select(l => l.Count).ShouldBe([1, 3]);
    }

    [Fact]
    public async Task The_line_before_a_page_vouches_for_its_first()
    {
        await FillAsync();
        await House.ForgeAsync($"update access_lines set chain = {new byte[32]} where sequence = {Beyond}");

        (await PageAsync()).IsIntact.ShouldBeFalse();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Beyond)]
    [InlineData(Beyond + 1)]
    [InlineData(All - 1)]
    [InlineData(All)]
    public async Task Wherever_a_line_was_taken_away_the_newest_page_says_so(int removed)
    {
        await FillAsync();
        await House.ForgeAsync($"delete from access_lines where sequence = {removed}");

        (await PageAsync()).IsIntact.ShouldBeFalse();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Beyond)]
    public async Task A_cut_end_shows(int left)
    {
        await FillAsync();
        await House.ForgeAsync($"delete from access_lines where sequence > {left}");

        (await PageAsync()).IsIntact.ShouldBeFalse();
    }

    [Fact]
    public async Task What_keeps_its_end_was_changed()
    {
        await FillAsync(Beyond);
        await File.WriteAllTextAsync(
            Path.Combine(Ground.LedgerFolder, "access-heads", $"{patient.Value:N}"),
            "nonsense",
            Cancel
        );

        (await PageAsync()).IsIntact.ShouldBeFalse();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(-5)]
    public async Task Before_the_first_there_is_nothing(int before)
    {
        await FillAsync(Beyond);

        var page = await PageAsync(before);

        (page.Lines.Count, page.IsIntact, page.Older).ShouldBe((0, true, null));
    }

    // Line N says that N rows were opened.
    private Task FillAsync(int lines = All) =>
        House
            .Get<AccessRecord>()
            .AppendAsync(
                new Reader.Assistant("TestStep"),
                Purpose.ReadEntries,
                Enumerable.Range(1, lines).Select(n => new RecordAccess(patient, n, 0))
            );

    private Task<AccessPage> PageAsync(int? before = null) =>
        House.Get<AccessRecord>().PageAsync(patient, before, Cancel);
}

public sealed class AccessPageOnSqlite() : AccessPageTests(TestedDatabase.Sqlite);

public sealed class AccessPageOnPostgres() : AccessPageTests(TestedDatabase.Postgres);
