using System.Collections.Concurrent;

namespace Platform.Tickets.Queue;

/// <summary>Gives values small numbers, in the order they come, so that a scan compares numbers and counts in arrays.</summary>
internal sealed class Places<T> where T : notnull
{
    private readonly ConcurrentDictionary<T, int> _places = new();
    private readonly Lock _adding = new();
    private T[] _values = new T[8];
    private int _count;

    /// <summary>How many values are known now.</summary>
    public int Count { get { lock (_adding) return _count; } }

    public T this[int place] { get { lock (_adding) return _values[place]; } }

    /// <summary>The value's number; -1 when nothing has it.</summary>
    public int Find(T value) => _places.GetValueOrDefault(value, -1);

    /// <summary>The value's number, a new one for a new value.</summary>
    public int Of(T value)
    {
        if (_places.TryGetValue(value, out var known)) return known;
        lock (_adding)
        {
            if (_places.TryGetValue(value, out known)) return known;
            if (_count == _values.Length) Array.Resize(ref _values, 2 * _count);
            _values[_count] = value;
            return _places[value] = _count++;
        }
    }

    /// <summary>Which of the values known now a rule takes, by their numbers.</summary>
    public bool[] Where(Func<T, bool> takes)
    {
        lock (_adding) return Array.ConvertAll(_values[.._count], value => takes(value));
    }

    /// <summary>Which of the values known now are among these, by their numbers.</summary>
    public bool[] Among(IEnumerable<T> asked)
    {
        var among = new bool[Count];
        foreach (var value in asked)
            if (Find(value) is var place && (uint)place < (uint)among.Length) among[place] = true;
        return among;
    }
}
