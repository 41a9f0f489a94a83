using Npgsql;
using Platform.Hosting.Data;

namespace Platform.Devices.Intake;

/// <summary>
/// Puts readings in order after what each device sent before, and gives those ahead of our clock our time. What the devices sent
/// before this process began is looked up once for each.
/// </summary>
internal sealed class OrderReadings(DeviceDirectory directory, Databases databases) : IIntakeStep
{
    // Only days on which readings are still taken; each is one step down that day's index, newest day first.
    private const string Newest = """
        select k.n,
          (select r.at from devices.readings r where r.device = k.device and r.tenant = $2 and r.at >= $3 and r.at < $4 order by r.at desc limit 1),
          (select r.claimed_at from devices.readings r
           where r.device = k.device and r.tenant = $2 and r.at >= $3 and r.at < $4 and r.claimed_at is not null order by r.claimed_at desc limit 1)
        from unnest($1) with ordinality k(device, n)
        """;

    private static readonly TimeSpan Ahead = TimeSpan.FromHours(1);

    public string Name => "order";

    public async ValueTask Take(Submission submission, CancellationToken ct)
    {
        if (submission.Count == 0) return;
        var devices = await directory.Of(submission.Tenant, ct);
        if (NewHere(submission) is { } newcomers) await Place(submission, devices, newcomers, ct);
        devices.Order(submission);
    }

    private static List<DeviceEntry>? NewHere(Submission submission)
    {
        HashSet<DeviceEntry>? newcomers = null;
        foreach (ref readonly var reading in submission.Readings)
            if (reading.Device.Newest == 0) (newcomers ??= []).Add(reading.Device);
        return newcomers?.ToList();
    }

    private async Task Place(Submission submission, TenantDevices devices, List<DeviceEntry> newcomers, CancellationToken ct)
    {
        var received = submission.ReceivedAt;
        await using var connection = await databases.OpenFor(submission.Tenant, ct);
        await using var newest = new NpgsqlCommand(Newest, connection);
        newest.Parameters.Add(new() { Value = newcomers.ConvertAll(d => d.Id) });
        newest.Parameters.Add(new() { Value = submission.Tenant.Value });
        newest.Parameters.Add(new() { Value = received.AddTicks(-IntakeClock.MostBehind * TimeSpan.TicksPerMicrosecond) });
        newest.Parameters.Add(new() { Value = received + Ahead });
        await using var rows = await newest.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct)) devices.Place(newcomers[(int)rows.GetInt64(0) - 1], At(rows, 1), At(rows, 2));
    }

    private static long At(NpgsqlDataReader rows, int column) => rows.IsDBNull(column) ? 0 : IntakeClock.Of(rows.GetFieldValue<DateTimeOffset>(column));
}
