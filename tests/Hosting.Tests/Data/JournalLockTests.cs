using Npgsql;

namespace Platform.Hosting.Data;

public sealed class JournalLockTests(Counters counters) : IClassFixture<Counters>
{
    public static readonly TheoryData<string> Attacks =
    [
        "update platform.journal set data = '{}'", "delete from platform.journal", "truncate platform.journal",
        "update platform.journal_default set actor = gen_random_uuid()", "delete from platform.journal_default",
        "alter table platform.journal disable row level security", "drop table platform.journal",
    ];

    [Theory, MemberData(nameof(Attacks))]
    public async Task No_role_of_the_application_alters_what_was_told(string sql)
    {
        await counters.Start(new(Guid.CreateVersion7()), $"told {Guid.NewGuid()}");

        foreach (var role in (NpgsqlDataSource[])[counters.Databases.App, counters.Databases.System, counters.Databases.Intake])
        {
            await using var attack = role.CreateCommand(sql);
            var refused = await Assert.ThrowsAsync<PostgresException>(() => attack.ExecuteNonQueryAsync());
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }
}
