using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Platform.Hosting.Postgres;

public sealed class RefusalTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_second_run_on_the_same_folder_is_told_which_process_is_there()
    {
        using var other = KeepPostgres.In(_scratch.Folder);
        await other.LineWith("Host=");

        var refusal = await _scratch.Refusal();

        Assert.Contains($"process {other.Id},", refusal.Problem, StringComparison.Ordinal);
        await StopBoth(other);
    }

    [Fact]
    public async Task A_fixed_port_that_is_taken_is_named()
    {
        using var taken = Listener();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var refusal = await _scratch.Refusal(_scratch.Options with { Port = port });

        Assert.Equal($"Port {port} is taken by another program.", refusal.Problem);
    }

    [Fact]
    public async Task A_remembered_port_that_is_taken_by_now_is_replaced_by_a_free_one()
    {
        using var taken = Listener();
        Directory.CreateDirectory(_scratch.Folder);
        await File.WriteAllTextAsync(Path.Combine(_scratch.Folder, "port"), ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture));

        await using var postgres = await _scratch.Start();

        Assert.Equal("1", await Scratch.Ask(postgres, "select 1"));
    }

    [Fact]
    public async Task Data_of_another_major_version_names_the_version_it_needs()
    {
        Directory.CreateDirectory(_scratch.Data);
        await File.WriteAllTextAsync(Path.Combine(_scratch.Data, "PG_VERSION"), "12\n");

        var refusal = await _scratch.Refusal(_scratch.Options with { Bin = null });

        Assert.Contains("written by PostgreSQL 12", refusal.Problem, StringComparison.Ordinal);
        Assert.Contains("Install PostgreSQL 12", refusal.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_without_its_version_is_not_overwritten()
    {
        Directory.CreateDirectory(_scratch.Data);

        var refusal = await _scratch.Refusal();

        Assert.Contains("is not the data of a PostgreSQL", refusal.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named()
    {
        Directory.CreateDirectory(_scratch.Folder);
        var file = Path.Combine(_scratch.Folder, "file");
        await File.WriteAllTextAsync(file, "");

        var refusal = await _scratch.Refusal(new() { Folder = Path.Combine(file, "postgres") });

        Assert.Contains($"The data folder {file}", refusal.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_read_only_folder_is_named()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no folder modes.");
        Directory.CreateDirectory(_scratch.Folder);
        const UnixFileMode read = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        const UnixFileMode enter = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_scratch.Folder, read | enter);

        using var other = KeepPostgres.AsPlainUserIn(Path.Combine(_scratch.Folder, "postgres"));
        var said = await other.Line();

        Assert.SkipWhen(said is null, $"The account {Account.Current.Name} cannot run this test program where it lies.");
        Assert.Contains("cannot be written", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_told_before_the_database_is_created()
    {
        var refusal = await _scratch.Refusal(_scratch.Options with { NeededBytes = long.MaxValue });

        Assert.Contains("MB free", refusal.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_neither_PostgreSQL_nor_npm_the_three_ways_are_named()
    {
        var refusal = await _scratch.Refusal(_scratch.Options with { Places = [], SearchPath = "", CacheFolder = _scratch.Folder });

        Assert.Equal("No PostgreSQL 15 or newer was found.", refusal.Problem);
        Assert.Matches("connection string.*install PostgreSQL.*npm", refusal.Remedy);
    }

    [Fact]
    public async Task A_folder_of_programs_that_holds_none_is_named()
    {
        var refusal = await _scratch.Refusal(_scratch.Options with { Bin = "/no/such/folder" });

        Assert.Contains("Postgres:Bin is /no/such/folder", refusal.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=me;Password=secret;Database=mine", "No database answers at 127.0.0.1:1, database mine")]
    [InlineData("Hots=127.0.0.1;Password=secret", "is not a connection string")]
    public async Task A_given_database_that_cannot_be_reached_is_named_without_its_password(string given, string problem)
    {
        var refusal = await _scratch.Refusal(_scratch.Options with { ConnectionString = given });

        Assert.Contains(problem, refusal.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_given_database_that_refuses_the_password_says_so()
    {
        await using var elsewhere = await _scratch.Start();
        var wrong = new NpgsqlConnectionStringBuilder(elsewhere.ConnectionString) { Password = "secret" }.ConnectionString;

        var refusal = await _scratch.Refusal(_scratch.Options with { ConnectionString = wrong });

        Assert.Contains("refused us: password authentication failed", refusal.Problem, StringComparison.Ordinal);
    }

    private async Task StopBoth(KeepPostgres other)
    {
        other.Kill();
        await using var next = await _scratch.Start();
    }

    private static TcpListener Listener()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }
}
