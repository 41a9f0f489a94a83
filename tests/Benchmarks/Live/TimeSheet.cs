using System.Diagnostics;
using System.Text.Json;
using Platform.Benchmarks.Running;

namespace Platform.Benchmarks.Live;

/// <summary>When each reading was sent, when it was answered, and when its frame arrived.</summary>
internal sealed class TimeSheet
{
    private readonly Dictionary<string, int> _places;
    private readonly Guid[][] _slices;
    private readonly long[,] _sent, _answered, _framed;
    private readonly DateTime _start;

    public TimeSheet(Fleet fleet, int slices, int rounds)
    {
        var devices = fleet.Devices.ToArray();
        _slices = [.. devices.Chunk((devices.Length + slices - 1) / slices)];
        _places = devices.Select((device, place) => ($"device:{device}", place)).ToDictionary();
        (_sent, _answered, _framed) = (new long[rounds, slices], new long[rounds, slices], new long[rounds, devices.Length]);
        // Readings lie a little in the past, as they do when they come over a network; none is ahead of the server's clock.
        var now = DateTime.UtcNow.AddSeconds(-2);
        _start = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
    }

    public int Rounds => _sent.GetLength(0);

    public ReadOnlyMemory<Guid> DevicesOf(int slice) => _slices[slice];

    public DateTime SecondOf(int round) => _start.AddSeconds(round);

    public void NoteSent(int round, int slice) => _sent[round, slice] = Stopwatch.GetTimestamp();

    public void NoteAnswered(int round, int slice) => _answered[round, slice] = Stopwatch.GetTimestamp();

    /// <summary>Only the first frame of a reading counts.</summary>
    public void NoteFrame(JsonElement frame)
    {
        var arrived = Stopwatch.GetTimestamp();
        if (!frame.GetProperty("kind").ValueEquals("reading")) return;
        if (!_places.TryGetValue(frame.GetProperty("topic").GetString()!, out var place)) return;
        var taken = frame.GetProperty("data").GetProperty("at").GetDateTimeOffset().UtcDateTime;
        var round = (int)Math.Floor((taken - _start).TotalSeconds);
        if (round >= 0 && round < Rounds) Interlocked.CompareExchange(ref _framed[round, place], arrived, 0);
    }

    /// <summary>
    /// Milliseconds from sent and from answered to the frame, sorted, of the rounds from this one on. A frame that overtook the answer
    /// counts as zero.
    /// </summary>
    public (List<double> FromSent, List<double> FromAnswered, int Missing) Times(int from)
    {
        var (sent, answered, missing) = (new List<double>(), new List<double>(), 0);
        for (var round = from; round < Rounds; round++)
            for (var place = 0; place < _places.Count; place++)
            {
                var (slice, framed) = (place / _slices[0].Length, _framed[round, place]);
                if (framed == 0)
                {
                    missing++;
                    continue;
                }

                sent.Add(Stopwatch.GetElapsedTime(_sent[round, slice], framed).TotalMilliseconds);
                answered.Add(Math.Max(0, Stopwatch.GetElapsedTime(_answered[round, slice], framed).TotalMilliseconds));
            }

        sent.Sort();
        answered.Sort();
        return (sent, answered, missing);
    }
}
