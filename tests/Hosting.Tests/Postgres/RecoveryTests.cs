using System.Diagnostics;

namespace Platform.Hosting.Postgres;

public sealed class RecoveryTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task After_a_killed_run_the_next_start_takes_over_and_nothing_is_lost()
    {
        using var other = KeepPostgres.In(_scratch.Folder);
        await Scratch.Ask(await other.LineWith("Host="), "create table kept as select 42 as answer");
        other.Kill();
        var left = Postmaster.Of(_scratch.Data)!;
        Assert.True(left.IsAlive());

        await using var postgres = await _scratch.Start();

        Assert.False(left.IsAlive());
        Assert.Equal("42", await Scratch.Ask(postgres, "select answer from kept"));
    }

    [Fact]
    public async Task After_a_run_was_killed_together_with_its_server_nothing_is_lost()
    {
        using var other = KeepPostgres.In(_scratch.Folder);
        await Scratch.Ask(await other.LineWith("Host="), "create table kept as select 42 as answer");
        other.Kill();
        using (var server = Process.GetProcessById(Postmaster.Of(_scratch.Data)!.Process)) server.Kill();

        await using var postgres = await _scratch.Start();

        Assert.Equal("42", await Scratch.Ask(postgres, "select answer from kept"));
    }

    [Fact]
    public async Task After_a_run_was_killed_while_it_created_the_database_the_next_start_creates_it()
    {
        using (var other = KeepPostgres.In(_scratch.Folder))
        {
            await other.LineWith("Creating");
            other.Kill();
        }

        await using var postgres = await _scratch.Start();

        Assert.Equal("1", await Scratch.Ask(postgres, "select 1"));
    }

    [Fact]
    public async Task A_half_created_database_is_cleared_away()
    {
        var half = Directory.CreateDirectory(Path.Combine(_scratch.Server, "data.half")).FullName;
        await File.WriteAllTextAsync(Path.Combine(half, "PG_VERSION"), "1");
        await GiveToPostgres(_scratch.Server);

        await using var postgres = await _scratch.Start();

        Assert.False(Directory.Exists(half));
    }

    [Fact]
    public async Task A_lost_password_is_replaced()
    {
        await using (await _scratch.Start()) File.Delete(Path.Combine(_scratch.Folder, "password"));

        await using var postgres = await _scratch.Start();

        Assert.Equal("1", await Scratch.Ask(postgres, "select 1"));
    }

    [Fact]
    public async Task The_number_of_a_server_long_gone_may_belong_to_another_process_by_now()
    {
        await using (await _scratch.Start()) { }
        await File.WriteAllLinesAsync(Path.Combine(_scratch.Data, "postmaster.pid"), [$"{Environment.ProcessId}", _scratch.Data, "1700000000", "5432", "", "127.0.0.1"]);

        await using var postgres = await _scratch.Start();

        Assert.Equal("1", await Scratch.Ask(postgres, "select 1"));
    }

    private static async Task GiveToPostgres(string folder)
    {
        if (Account.Current.IsOther) await Command.Run(new ProcessStartInfo("chown", ["-R", Account.Current.Ids, folder]), CancellationToken.None);
    }
}
