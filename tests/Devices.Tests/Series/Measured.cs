using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Devices.Intake;
using Platform.Devices.Series.Cold;
using Platform.Devices.Series.RollUps;
using Platform.Hosting.Data;
using Platform.TestKit;
using static Platform.Devices.Fleet;

namespace Platform.Devices.Series;

/// <summary>A device's readings, in eighths of a degree, as the test sent them, and what its series must therefore say.</summary>
internal sealed class Measured(PlatformApp app, string device)
{
    private readonly SortedDictionary<DateTimeOffset, double> _values = [];

    public string Device => device;

    public async Task Send(params (DateTimeOffset At, double Temperature)[] readings)
    {
        foreach (var (at, temperature) in readings) _values.TryAdd(at, temperature);
        await app.One.Send([.. readings.Select(r => Reading(device, r.At, FormattableString.Invariant($"\"temperature\":{r.Temperature},\"metrics\":{{\"power\":{r.Temperature}}}")))]);
    }

    /// <summary>Compares charts of several steps and spans with the readings.</summary>
    public async Task MustBeShown(DateTimeOffset from, DateTimeOffset to)
    {
        foreach (var step in new[] { 30, 60, 900, 3_600, 10_800, 86_400 })
            foreach (var metric in new[] { "temperature", "power" })
            {
                var end = from + TimeSpan.FromTicks(Math.Min((to - from).Ticks, TimeSpan.FromSeconds(2_000L * step).Ticks));
                var series = await app.One.Read($"/v1/devices/{device}/series?metric={metric}&from={At(from)}&to={At(end)}&step={step}");
                Assert.Equal(Expected(from, end, step), series.GetProperty("points").EnumerateArray().Select(Shown));
            }
    }

    /// <summary>Makes all roll-ups that can be made, or waits for the worker that is at it.</summary>
    public static async Task RollUp(PlatformApp app)
    {
        do await ActivatorUtilities.CreateInstance<RollUpReadings>(app.Services).Run(TimeSpan.Zero, TimeSpan.Zero, Ct);
        while (await Scalar<bool>(app, "select exists (select from devices.touched_hours where hour <= now() - interval '1 hour' and first_at <= now())"));
    }

    /// <summary>Holds a roll-up up when it has written its hours and is about to write their day, and ends its session there.</summary>
    public static async Task KillWhileItWrites(PlatformApp app, Func<Task> rollUp)
    {
        await using var connection = await app.Services.GetRequiredService<Databases>().Owner.OpenConnectionAsync(Ct);
        await using var transaction = await connection.BeginTransactionAsync(Ct);
        await using (var hold = new NpgsqlCommand("lock table devices.days in share mode", connection, transaction)) await hold.ExecuteNonQueryAsync(Ct);
        var running = Record.ExceptionAsync(rollUp);
        while (!running.IsCompleted && await Scalar<long>(app, "select count(pg_terminate_backend(pid)) from pg_locks where relation = 'devices.days'::regclass and not granted") == 0)
            await Task.Delay(20, Ct);
        await running;
    }

    /// <summary>Compacts a day; once more when somebody was just reading it.</summary>
    public static async Task<Compacted?> Compact(PlatformApp app, DateTimeOffset day)
    {
        for (var attempt = 1; ; attempt++)
            if (await app.Services.GetRequiredService<CompactDay>().Run(DateOnly.FromDateTime(day.UtcDateTime), Ct) is var done && (done is not { IsCleared: false } || attempt == 20)) return done;
    }

    public static async Task<T> Scalar<T>(PlatformApp app, string sql)
    {
        await using var command = app.Services.GetRequiredService<Databases>().Owner.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(Ct))!;
    }

    private IEnumerable<(DateTimeOffset, double, double, double, int)> Expected(DateTimeOffset from, DateTimeOffset to, int step) =>
        from value in _values
        where value.Key >= @from && value.Key < to
        group value.Value by value.Key.ToUnixTimeSeconds() / step * step into gathered
        orderby gathered.Key
        select (DateTimeOffset.FromUnixTimeSeconds(gathered.Key), gathered.Min(), gathered.Sum(), gathered.Max(), gathered.Count());

    // Averages are shown with seven digits; the values are eighths, so their sum can be told from it exactly.
    private static (DateTimeOffset, double, double, double, int) Shown(JsonElement point) =>
        (point.GetProperty("at").GetDateTimeOffset(), point.GetProperty("min").GetDouble(), Math.Round(8 * point.Number("count") * point.GetProperty("avg").GetDouble()) / 8,
            point.GetProperty("max").GetDouble(), point.Number("count"));
}
