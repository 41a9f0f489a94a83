namespace Platform.Devices.Inventory;

/// <summary>Gives each of a few values a small number of its own, so that a hundred thousand devices are compared and counted by array instead of by id.</summary>
internal sealed class Places<T> where T : notnull
{
    private readonly Dictionary<T, int> _places = [];
    private volatile T[] _values = [];

    /// <summary>The values by their numbers; a device put in before it was read has a number in it.</summary>
    public IReadOnlyList<T> Values => _values;

    /// <summary>The value's number, a new one for a new value. One caller at a time.</summary>
    public int Of(T value)
    {
        if (_places.TryGetValue(value, out var place)) return place;
        _places.Add(value, place = _values.Length);
        _values = [.. _values, value];
        return place;
    }

    /// <summary>For each number, whether its value is among these.</summary>
    public bool[] Among(IReadOnlySet<T> some)
    {
        var values = _values;
        var among = new bool[values.Length];
        for (var i = 0; i < among.Length; i++) among[i] = some.Contains(values[i]);
        return among;
    }
}
