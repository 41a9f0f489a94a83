using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Npgsql;
using Platform.Hosting.Migrations;
using Platform.TestKit;

namespace Platform.Architecture;

/// <summary>Sessions go back to their pool as they are, and serve other tenants next: what is set, locked or made in one has to end with its transaction.</summary>
public partial class SessionTests
{
    // Each with its reason.
    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["Platform.Hosting.Data.Databases"] = "tells whose rows a session sees, whenever it is opened",
        ["Platform.Hosting.Data.TenantInterceptor"] = "the same, together with the first query",
        ["Platform.Hosting.Journal.SubscriptionSession"] = "has a session of its own, which ends with it",
        ["Platform.Hosting.Twins.Shared.HomeSession"] = "has a session of its own, which ends with it",
        ["Platform.Hosting.Migrations.Migrator"] = "is the owner, whose sessions are reset",
    };

    [Fact]
    public void Nobody_leaves_anything_in_a_session() =>
        Assert.DoesNotContain(House.All.SelectMany(a => Leavings(a.Location)), leaving => !Allowed.Keys.Any(leaving.StartsWith));

    [Fact]
    public void The_check_finds_who_may() => Assert.All(Allowed.Keys, name => Assert.Contains(Leavings(House.Hosting.Location), leaving => leaving.StartsWith(name, StringComparison.Ordinal)));

    [Fact]
    public async Task No_function_leaves_anything_in_a_session()
    {
        await using var database = await Database.Create(Template.Migrated(MigrationScript.Of(PlatformApp.Modules)));
        Assert.DoesNotContain(await Functions(database), function => Leaves(function.Body));
    }

    [Fact]
    public async Task The_check_reads_functions()
    {
        await using var database = await Database.Create(Template.Migrated(MigrationScript.Of(PlatformApp.Modules)));
        Assert.Contains(await Functions(database), function => function.Name == "platform.bus_claim");
    }

    [Theory]
    [InlineData("set statement_timeout = '5s'")]
    [InlineData("select 1; set work_mem to '1GB'")]
    [InlineData("set role platform_system")]
    [InlineData("select set_config('platform.tenant', $1, false)")]
    [InlineData("select pg_advisory_lock(1)")]
    [InlineData("select pg_try_advisory_lock(hashtext('one'))")]
    [InlineData("create temporary table t (id int)")]
    [InlineData("listen news")]
    public void The_check_catches(string sql) => Assert.True(Leaves(sql));

    [Theory]
    [InlineData("set local lock_timeout = '2s'")]
    [InlineData("perform set_config('synchronous_commit', 'off', true)")]
    [InlineData("select pg_advisory_xact_lock(1)")]
    [InlineData("update t set state = 'running'")]
    [InlineData("Set a new password")]
    public void The_check_lets_pass(string sql) => Assert.False(Leaves(sql));

    private static bool Leaves(string sql) => Told().IsMatch(sql);

    // SQL is written in small letters here, and sentences are not.
    [GeneratedRegex(@"(?:^|;)\s*(?:set\s+(?!local\s)[\w.]+\s*(?:=|to\s)|set\s+(?:role|session)\s|listen\s+\w+\s*(?:$|;))|set_config\s*\((?!.*,\s*true\s*\))|pg_(?:try_)?advisory_lock(?:_shared)?\s*\(|create\s+temp(?:orary)?\s")]
    private static partial Regex Told();

    private static List<string> Leavings(string path)
    {
        using var module = ModuleDefinition.ReadModule(path);
        return
        [
            .. from type in module.GetTypes()
               from method in type.Methods
               where method.HasBody
               from instruction in method.Body.Instructions
               where instruction.OpCode == OpCodes.Ldstr && Leaves((string)instruction.Operand)
               select $"{type.FullName}.{method.Name} says \"{instruction.Operand}\"",
        ];
    }

    private static async Task<List<(string Name, string Body)>> Functions(Database database)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var command = source.CreateCommand("""
            select n.nspname || '.' || p.proname, p.prosrc from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang
            where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and l.lanname in ('sql', 'plpgsql')
            """);
        await using var rows = await command.ExecuteReaderAsync();
        var functions = new List<(string, string)>();
        while (await rows.ReadAsync()) functions.Add((rows.GetString(0), rows.GetString(1)));
        return functions;
    }
}
