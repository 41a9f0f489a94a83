using System.Diagnostics;
using Npgsql;
using Platform.Benchmarks.Running;
using Platform.Hosting.Postgres;

namespace Platform.Benchmarks.Ingest;

/// <summary>
/// What PostgreSQL itself can take: the same rows, copied by one connection into a table with the same columns and indexes; in binary
/// form, which is the quickest there is and the one intake uses too.
/// </summary>
internal sealed class RawCopy(OwnPostgres postgres, string file)
{
    private static readonly string? Psql =
        Programs.Find("psql") ?? PostgresBinaries.UsualPlaces.Select(place => Path.Combine(place, "psql")).FirstOrDefault(File.Exists);

    /// <summary>Who copies, for people to read.</summary>
    public static string By => Psql is null ? "Npgsql (no psql on this machine)" : "psql";

    /// <summary>Answers how many rows were copied, in what time, and what that cost the server.</summary>
    public async Task<(long Rows, TimeSpan In, TimeSpan Processor)> Run(CancellationToken ct)
    {
        await using var owner = NpgsqlDataSource.Create(postgres.ConnectionString);
        var day = await BusiestDay(owner, ct);
        await Copy(owner, $"copy {day} to stdout (format binary)", reads: false, ct);
        await Execute(owner, $"create table public.raw_copy (like {day} including all)", ct);

        var (clock, before) = (Stopwatch.StartNew(), postgres.ProcessorTime);
        await Copy(owner, "copy public.raw_copy from stdin (format binary)", reads: true, ct);
        var (took, spent) = (clock.Elapsed, postgres.ProcessorTime - before);

        var rows = await Execute(owner, "select count(*) from public.raw_copy", ct);
        await Execute(owner, "drop table public.raw_copy", ct);
        File.Delete(file);
        return (rows, took, spent);
    }

    /// <summary>The partition that has most of the readings.</summary>
    private static async Task<string> BusiestDay(NpgsqlDataSource owner, CancellationToken ct)
    {
        await using var largest = owner.CreateCommand(
            "select inhrelid::regclass::text from pg_inherits where inhparent = 'devices.readings'::regclass order by pg_relation_size(inhrelid) desc limit 1");
        return (string?)await largest.ExecuteScalarAsync(ct) ?? throw new CannotMeasureException("There are no readings to copy.");
    }

    private Task Copy(NpgsqlDataSource owner, string sql, bool reads, CancellationToken ct) =>
        Psql is null ? WithNpgsql(owner, sql, reads, ct) : WithPsql($"\\{sql.Replace("stdin", $"'{file}'").Replace("stdout", $"'{file}'")}", ct);

    private async Task WithPsql(string command, CancellationToken ct)
    {
        var start = new ProcessStartInfo(Psql!) { RedirectStandardError = true, RedirectStandardOutput = true };
        string[] whom = ["-h", "127.0.0.1", "-p", $"{postgres.Port}", "-U", "platform", "-d", "platform"];
        foreach (var argument in (string[])["-X", "-q", "-v", "ON_ERROR_STOP=1", .. whom, "-c", command]) start.ArgumentList.Add(argument);
        start.Environment["PGPASSWORD"] = postgres.PasswordText;
        using var psql = Process.Start(start) ?? throw new CannotMeasureException("psql did not start.");
        var (said, complained) = (psql.StandardOutput.ReadToEndAsync(ct), psql.StandardError.ReadToEndAsync(ct));
        await psql.WaitForExitAsync(ct);
        if (psql.ExitCode != 0) throw new CannotMeasureException($"psql failed: {await said}{await complained}");
    }

    private async Task WithNpgsql(NpgsqlDataSource owner, string sql, bool reads, CancellationToken ct)
    {
        await using var connection = await owner.OpenConnectionAsync(ct);
        await using var stream = await connection.BeginRawBinaryCopyAsync(sql, ct);
        await using var onDisk = new FileStream(file, reads ? FileMode.Open : FileMode.Create);
        await (reads ? onDisk.CopyToAsync(stream, 1 << 18, ct) : stream.CopyToAsync(onDisk, 1 << 18, ct));
    }

    private static async Task<long> Execute(NpgsqlDataSource owner, string sql, CancellationToken ct)
    {
        await using var command = owner.CreateCommand(sql);
        command.CommandTimeout = 120;
        return await command.ExecuteScalarAsync(ct) as long? ?? 0;
    }
}
