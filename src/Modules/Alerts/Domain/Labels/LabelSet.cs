using System.Collections;
using System.Text;
using System.Text.Json.Serialization;

namespace Platform.Alerts.Domain.Labels;

/// <summary>
/// What an alert is known by: names and their values, in the order of the names. Two are the same when all names and values are; the
/// fingerprint, the one Prometheus and Alertmanager compute, only helps to find them.
/// </summary>
[JsonConverter(typeof(LabelSetJson))]
internal sealed class LabelSet : IEquatable<LabelSet>, IEnumerable<KeyValuePair<string, string>>
{
    public const string AlertName = "alertname";

    public static readonly LabelSet Empty = new([]);

    private readonly KeyValuePair<string, string>[] _labels;

    private LabelSet(KeyValuePair<string, string>[] labels)
    {
        _labels = labels;
        Fingerprint = Hash(labels);
    }

    /// <summary>FNV-1a over names and values in UTF-8, each followed by the byte 255.</summary>
    public ulong Fingerprint { get; }

    public int Count => _labels.Length;

    /// <summary>One after the other, in the order of their names.</summary>
    public KeyValuePair<string, string> this[int place] => _labels[place];

    /// <summary>A label that is not there is empty: that is how matchers see it.</summary>
    public string this[string name]
    {
        get
        {
            var (low, high) = (0, _labels.Length - 1);
            while (low <= high)
            {
                var middle = (low + high) / 2;
                var order = string.CompareOrdinal(_labels[middle].Key, name);
                if (order == 0) return _labels[middle].Value;
                if (order < 0) low = middle + 1;
                else high = middle - 1;
            }

            return "";
        }
    }

    /// <summary>Of several values of one name the last counts; an empty one counts as none.</summary>
    public static LabelSet Of(IEnumerable<KeyValuePair<string, string>> labels)
    {
        KeyValuePair<string, string>[] given = [.. labels];
        if (IsInOrder(given)) return given.Length == 0 ? Empty : new(given);
        var byName = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in given)
            if (value.Length == 0) byName.Remove(name);
            else byName[name] = value;
        return byName.Count == 0 ? Empty : new([.. byName]);
    }

    public static LabelSet Of(params ReadOnlySpan<(string Name, string Value)> labels)
    {
        var pairs = new List<KeyValuePair<string, string>>(labels.Length);
        foreach (var (name, value) in labels) pairs.Add(new(name, value));
        return Of(pairs);
    }

    /// <summary>Only these labels of it.</summary>
    public LabelSet Only(IReadOnlyCollection<string> names) => Of(_labels.Where(l => names.Contains(l.Key)));

    public bool Equals(LabelSet? other) =>
        ReferenceEquals(this, other) || (other is not null && Fingerprint == other.Fingerprint && _labels.AsSpan().SequenceEqual(other._labels));

    public override bool Equals(object? obj) => Equals(obj as LabelSet);
    public override int GetHashCode() => Fingerprint.GetHashCode();
    public override string ToString() => $"{{{string.Join(", ", _labels.Select(l => $"{l.Key}=\"{l.Value}\""))}}}";

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _labels.AsEnumerable().GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static bool IsInOrder(KeyValuePair<string, string>[] labels)
    {
        for (var i = 0; i < labels.Length; i++)
            if (labels[i].Value.Length == 0 || (i > 0 && string.CompareOrdinal(labels[i - 1].Key, labels[i].Key) >= 0)) return false;
        return true;
    }

    private static ulong Hash(KeyValuePair<string, string>[] labels)
    {
        var hash = 14_695_981_039_346_656_037UL;
        Span<byte> bytes = stackalloc byte[512];
        foreach (var (name, value) in labels)
        {
            Add(ref hash, name, bytes);
            Add(ref hash, value, bytes);
        }

        return hash;
    }

    private static void Add(ref ulong hash, ReadOnlySpan<char> text, Span<byte> bytes)
    {
        while (true)
        {
            var part = text.Length <= 128 ? text : text[..(char.IsHighSurrogate(text[127]) ? 127 : 128)];
            foreach (var one in bytes[..Encoding.UTF8.GetBytes(part, bytes)]) hash = (hash ^ one) * 1_099_511_628_211UL;
            if (part.Length == text.Length) break;
            text = text[part.Length..];
        }

        hash = (hash ^ 255) * 1_099_511_628_211UL;
    }
}
