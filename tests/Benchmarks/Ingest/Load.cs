using System.Diagnostics;
using System.Text.Json;
using Platform.Benchmarks.Running;

namespace Platform.Benchmarks.Ingest;

/// <summary>A request that was answered with success: which body, sent in which round, when it was answered and how long after it was due.</summary>
internal readonly record struct Acknowledged(TelemetryBody Body, DateTime Second, TimeSpan After, TimeSpan Took);

/// <summary>
/// Connections that each post the readings of their own part of the fleet, one request after the other, as fast as they are
/// answered. Each round is a second later than the one before: a device's readings come in order.
/// </summary>
internal sealed class Load
{
    private const int Variants = 4;

    /// <summary>About as many readings of a device as fill a page of their index.</summary>
    private const int OnePage = 240;

    private readonly IReadOnlyList<Guid> _devices;
    private readonly TelemetryBody[][][] _parts;
    private readonly int _batch;

    public Load(Fleet fleet, int connections, int batch)
    {
        (_devices, _batch) = (fleet.Devices, batch);
        var chance = new Random(4711);
        _parts = [.. fleet.Devices.ToArray().Chunk((fleet.Devices.Count + connections - 1) / connections).Select(part =>
            Enumerable.Range(0, Variants).Select(_ => part.Chunk(batch).Select(devices => TelemetryBody.Of(devices, chance)).ToArray()).ToArray())];
    }

    /// <summary>Lets every device report once, so that what happens only the first time (a twin comes to life, its health becomes known) is over.</summary>
    public async Task First(HostProcess host, DemoKey key, DateTime at, CancellationToken ct)
    {
        using var api = new Api(host.Url, key.ApiKey, _parts.Length);
        await Parallel.ForEachAsync(_parts.SelectMany(part => part[0]), ct, async (body, stop) => await api.Telemetry(body.TakenAt(at), stop));
    }

    /// <summary>
    /// Lets some devices report often and some hardly. Of a fleet that was put up in one second all pages of the readings' index are full
    /// in the same second too, which is no real fleet's lot, and none is before, which is as rare.
    /// </summary>
    public async Task<int> Age(HostProcess host, DemoKey key, DateTime from, CancellationToken ct)
    {
        using var api = new Api(host.Url, key.ApiKey, _parts.Length);
        var chance = new Random(815);
        var ages = _devices.Select(device => (Device: device, Readings: chance.Next(OnePage))).ToList();
        for (var round = 0; round < OnePage; round++)
        {
            var second = from.AddSeconds(round);
            var bodies = ages.Where(age => age.Readings > round).Select(age => age.Device).Chunk(_batch).Select(devices => TelemetryBody.Of(devices, chance));
            await Parallel.ForEachAsync(bodies, ct, async (body, stop) => await api.Telemetry(body.TakenAt(second), stop));
        }

        return ages.Sum(age => age.Readings);
    }

    /// <summary>One request with the readings of as many devices as fit.</summary>
    public async Task One(HostProcess host, DemoKey key, DateTime at, CancellationToken ct)
    {
        using var api = new Api(host.Url, key.ApiKey, 1);
        await api.Telemetry(_parts[0][0][0].TakenAt(at), ct);
    }

    /// <summary>
    /// Posts until told to stop, or until the server no longer answers when <paramref name="untilDeath"/>; as fast as it is answered, or
    /// so many readings a second: then a request is due when it is due, whether or not the one before has been answered.
    /// </summary>
    public async Task<IReadOnlyList<Acknowledged>> Run(
        HostProcess host, DemoKey key, DateTime from, Stopwatch clock, bool untilDeath, CancellationToken stop, double? perSecond = null)
    {
        using var api = new Api(host.Url, key.ApiKey, _parts.Length);
        var every = perSecond is { } rate ? TimeSpan.FromSeconds(_batch * _parts.Length / rate) : TimeSpan.Zero;
        var lists = await Task.WhenAll(_parts.Select((part, place) => Task.Run(
            () => Post(api, part, from, new(clock, place * every / _parts.Length, every), untilDeath, stop), CancellationToken.None)));
        return [.. lists.SelectMany(list => list)];
    }

    private static async Task<List<Acknowledged>> Post(
        Api api, TelemetryBody[][] variants, DateTime from, Pace pace, bool untilDeath, CancellationToken stop)
    {
        var acknowledged = new List<Acknowledged>();
        for (var round = 0; ; round++)
        {
            var second = from.AddSeconds(round);
            foreach (var body in variants[round % variants.Length])
            {
                var due = await pace.Next(stop);
                if (stop.IsCancellationRequested) return acknowledged;
                try
                {
                    var answer = await api.Telemetry(body.TakenAt(second), CancellationToken.None);
                    answer.MustBe(body.Devices.Length);
                }
                catch (Exception e) when (untilDeath && e is HttpRequestException or IOException or JsonException or CannotMeasureException)
                {
                    return acknowledged;
                }

                acknowledged.Add(new(body, second, pace.Now, pace.Now - due));
            }
        }
    }
}
