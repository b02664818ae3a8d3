namespace TherapyJournal.Storage;

/// <summary>The statements of the queue, in each database's own words. Placeholders are {0}, {1} … as EF numbers them.</summary>
/// <param name="Claim">Leases due lanes: due by, until, how many, now.</param>
/// <param name="ClaimOf">Leases due lanes of one patient, but for one: due by, until, how many, now, patient, the lane that is left.</param>
public sealed record QueueSql(string Claim, string ClaimOf)
{
    /// <summary>Makes a lane due no later than this: lane, patient, due.</summary>
    public string Touch { get; } =
        """
            insert into lanes (id, patient_id, due, lease_until, fence) values ({0}, {1}, {2}, 0, 0)
            on conflict (id) do update set due = case when excluded.due < lanes.due then excluded.due else lanes.due end
            """;

    /// <summary>Holds a lease longer: until, lane, fence. One that was given back meanwhile stays so, or nobody could take the lane until it runs out.</summary>
    public string Renew { get; } =
        "update lanes set lease_until = {0} where id = {1} and fence = {2} and lease_until > 0";

    private const string Returning = "returning id, patient_id, due, lease_until, fence";

    /// <summary>Locked rows are passed over, so that workers never wait for each other.</summary>
    /// <remarks>An array is filled once; what stands behind "in" may be asked again for each lane, and then more are taken than were asked for.</remarks>
    public static QueueSql ForPostgres() =>
        new(Claiming(Chosen("")), Claiming(Chosen(" and patient_id = {4} and id <> {5}")));

    /// <summary>One writer at a time: there is nothing to pass over.</summary>
    public static QueueSql ForSqlite() =>
        new(Claiming($"in ({Due("")})"), Claiming($"in ({Due(" and patient_id = {4} and id <> {5}")})"));

    private static string Chosen(string whose) => $"= any(array({Due(whose)} for update skip locked))";

    private static string Due(string whose) =>
        $$"""select id from lanes where due <= {0} and lease_until <= {3}{{whose}} order by due limit {2}""";

    private static string Claiming(string chosen) =>
        $$"""
            update lanes set lease_until = {1}, fence = fence + 1 where id {{chosen}}
            {{Returning}}
            """;
}
