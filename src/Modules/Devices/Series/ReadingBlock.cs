using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Platform.Devices.Series;

/// <summary>Readings of one device in the order of their times, each time once, kept by column. What was not reported is no number, or -1 for online.</summary>
internal sealed class ReadingBlock
{
    private readonly List<long> _at = [], _received = [];
    private readonly List<double> _battery = [], _signal = [], _temperature = [], _online = [];
    private readonly List<byte> _flags = [];
    private readonly SortedDictionary<string, List<double>> _own = new(StringComparer.Ordinal);
    private readonly List<(byte[] Utf8, string Name)> _names = [];

    public int Count => _at.Count;

    /// <summary>Microseconds since 1970.</summary>
    public ReadOnlySpan<long> At => CollectionsMarshal.AsSpan(_at);

    public ReadOnlySpan<long> ReceivedAt => CollectionsMarshal.AsSpan(_received);
    public ReadOnlySpan<double> Battery => CollectionsMarshal.AsSpan(_battery);
    public ReadOnlySpan<double> Signal => CollectionsMarshal.AsSpan(_signal);
    public ReadOnlySpan<double> Temperature => CollectionsMarshal.AsSpan(_temperature);

    /// <summary>1 online, 0 offline.</summary>
    public ReadOnlySpan<double> Online => CollectionsMarshal.AsSpan(_online);

    public ReadOnlySpan<byte> Flags => CollectionsMarshal.AsSpan(_flags);

    /// <summary>The metrics of its own that it ever reported here, by name.</summary>
    public IReadOnlyCollection<string> OwnMetrics => _own.Keys;

    public ReadOnlySpan<double> Own(string metric) => CollectionsMarshal.AsSpan(Padded(_own[metric], Count));

    /// <summary>Adds a reading later than all before it; one of the same time as the last is that reading again. Answers whether it was added.</summary>
    public bool Add(long at, long received, double battery, double signal, double temperature, double online, byte flags)
    {
        if (Count > 0 && at <= _at[^1])
            return at == _at[^1] ? false : throw new ArgumentException("Readings are added in the order of their times.", nameof(at));
        _at.Add(at);
        _received.Add(received);
        _battery.Add(battery);
        _signal.Add(signal);
        _temperature.Add(temperature);
        _online.Add(online);
        _flags.Add(flags);
        return true;
    }

    /// <summary>Gives the last reading a metric of its own.</summary>
    public void AddOwn(string metric, double value)
    {
        if (!_own.TryGetValue(metric, out var values)) _own.Add(metric, values = []);
        Padded(values, Count)[^1] = value;
    }

    /// <summary>Gives the last reading metrics of its own, as it is stored: {"vibration": 3.2}.</summary>
    public void AddOwn(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        string? name = null;
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.PropertyName) name = Name(reader.ValueSpan);
            else if (reader.TokenType is JsonTokenType.Number && name is not null) AddOwn(name, reader.GetDouble());
        }
    }

    /// <summary>Adds the reading at this place of another block.</summary>
    public void Add(ReadingBlock from, int i)
    {
        if (!Add(from._at[i], from._received[i], from._battery[i], from._signal[i], from._temperature[i], from._online[i], from._flags[i])) return;
        foreach (var (metric, values) in from._own)
            if (i < values.Count && !double.IsNaN(values[i])) AddOwn(metric, values[i]);
    }

    /// <summary>The readings of both; of those with the same time, the first block's.</summary>
    public static ReadingBlock Merge(ReadingBlock one, ReadingBlock other)
    {
        if (other.Count == 0) return one;
        if (one.Count == 0) return other;
        var merged = new ReadingBlock();
        for (int i = 0, j = 0; i < one.Count || j < other.Count;)
        {
            if (j == other.Count || (i < one.Count && one._at[i] <= other._at[j])) merged.Add(one, i++);
            else merged.Add(other, j++);
        }

        return merged;
    }

    /// <summary>The place of the first reading at or after an instant.</summary>
    public int PlaceOf(long at) => _at.BinarySearch(at) is var place && place < 0 ? ~place : place;

    public void Clear()
    {
        _at.Clear();
        _received.Clear();
        _battery.Clear();
        _signal.Clear();
        _temperature.Clear();
        _online.Clear();
        _flags.Clear();
        _own.Clear();
    }

    // A reading that does not say a metric has no number there.
    private static List<double> Padded(List<double> values, int count)
    {
        while (values.Count < count) values.Add(double.NaN);
        return values;
    }

    // The few names there are come again with every reading.
    private string Name(ReadOnlySpan<byte> utf8)
    {
        foreach (var (bytes, name) in _names)
            if (utf8.SequenceEqual(bytes)) return name;
        var made = Encoding.UTF8.GetString(utf8);
        _names.Add((utf8.ToArray(), made));
        return made;
    }
}
