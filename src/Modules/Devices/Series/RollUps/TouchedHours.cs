using Npgsql;
using NpgsqlTypes;
using Platform.Devices.Intake;

namespace Platform.Devices.Series.RollUps;

/// <summary>The hours on which the readings of a group fall, and whose they are: what has to be rolled up once they are stored.</summary>
internal sealed class TouchedHours
{
    /// <summary>Of more devices in an hour, they are not named: all of the tenant's are looked at.</summary>
    public const int MostNamed = 64;

    private const string Insert = """
        insert into devices.touched_hours (tenant, hour, devices)
        select tenant, hour, case when is_many then null else array(select o.device from unnest($4, $5) o(place, device) where o.place = h.n) end
        from unnest($1, $2, $3) with ordinality h(tenant, hour, is_many, n)
        """;

    private readonly Dictionary<(TenantId Tenant, long Hour), HashSet<Guid>?> _hours = [];

    public int Count => _hours.Count;

    /// <summary>Takes note of a request's readings.</summary>
    public void Add(Submission submission)
    {
        var (last, isMany, named) = (-1L, false, (HashSet<Guid>?)null);
        foreach (ref readonly var reading in submission.Readings)
        {
            var hour = reading.At / IntakeClock.MicrosecondsPerHour;
            if (hour == last && isMany) continue;
            if (hour != last)
            {
                last = hour;
                if (!_hours.TryGetValue((submission.Tenant, hour), out named)) _hours.Add((submission.Tenant, hour), named = []);
                isMany = named is null;
            }

            if (isMany) continue;
            named!.Add(reading.Device.Id);
            if (named.Count <= MostNamed) continue;
            _hours[(submission.Tenant, hour)] = null;
            isMany = true;
        }
    }

    public void Clear() => _hours.Clear();

    /// <summary>Writes them down, in the transaction that stores the readings.</summary>
    public async Task Write(NpgsqlConnection connection)
    {
        var hours = _hours.ToList();
        var named = hours.SelectMany((hour, i) => (hour.Value ?? []).Select(device => (Place: i + 1, Device: device))).ToList();
        await using var insert = new NpgsqlCommand(Insert, connection)
        {
            Parameters =
            {
                new() { Value = hours.ConvertAll(h => h.Key.Tenant.Value) },
                new() { Value = hours.ConvertAll(h => IntakeClock.At(h.Key.Hour * IntakeClock.MicrosecondsPerHour)) },
                new() { Value = hours.ConvertAll(h => h.Value is null) },
                new() { Value = named.ConvertAll(n => n.Place), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer },
                new() { Value = named.ConvertAll(n => n.Device), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
            },
        };
        await insert.ExecuteNonQueryAsync();
    }
}
