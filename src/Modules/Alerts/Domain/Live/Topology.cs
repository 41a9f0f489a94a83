namespace Platform.Alerts.Domain.Live;

/// <summary>Which devices are reached through which, as their firing alerts say, and which alert of a device speaks for all behind it.</summary>
internal sealed class Topology
{
    private const int Deepest = 16;

    private readonly Dictionary<string, List<LiveAlert>> _byDevice = [];
    private readonly Dictionary<string, int> _children = [];

    public Topology(IEnumerable<LiveAlert> active)
    {
        foreach (var alert in active) Add(alert);
    }

    /// <summary>Whether any firing alert is of something behind this device.</summary>
    public bool HasChildren(string device) => _children.ContainsKey(device);

    public void Add(LiveAlert alert)
    {
        if (alert.Device is { } device)
        {
            if (!_byDevice.TryGetValue(device, out var alerts)) _byDevice[device] = alerts = [];
            alerts.Add(alert);
        }

        foreach (var parent in alert.Behind) _children[parent] = _children.GetValueOrDefault(parent) + 1;
    }

    public void Remove(LiveAlert alert)
    {
        if (alert.Device is { } device && _byDevice.TryGetValue(device, out var alerts)) alerts.RemoveAll(a => a.Labels.Equals(alert.Labels));
        foreach (var parent in alert.Behind)
            if (_children.GetValueOrDefault(parent) is > 1 and var count) _children[parent] = count - 1;
            else _children.Remove(parent);
    }

    /// <summary>The failure this alert follows from: of something its device is reached through, and no less severe. In a circle nobody is behind anybody.</summary>
    public LiveAlert? CauseOf(LiveAlert alert, Func<LiveAlert, bool> mayHide)
    {
        if (alert.Behind.IsEmpty || !alert.IsFailure) return null;
        foreach (var device in Above(alert.Device, alert.Behind))
        {
            if (device == alert.Device || !_byDevice.TryGetValue(device, out var alerts)) continue;
            var cause = alerts.Where(a => a.IsFailure && a.Severity >= alert.Severity && mayHide(a)).MinBy(a => (-a.Severity, a.Labels.Fingerprint));
            if (cause is null || (alert.Device is { } own && Above(device, BehindOf(device)).Contains(own))) continue;
            return cause;
        }

        return null;
    }

    private IEnumerable<string> BehindOf(string device) => _byDevice.TryGetValue(device, out var alerts) ? alerts.SelectMany(a => a.Behind).Distinct() : [];

    // The nearest first.
    private List<string> Above(string? device, IEnumerable<string> behind)
    {
        List<string> found = [], level = [.. behind];
        var seen = new HashSet<string>();
        for (var depth = 0; level.Count > 0 && depth < Deepest; depth++)
        {
            level = [.. level.Where(d => seen.Add(d)).Order(StringComparer.Ordinal)];
            found.AddRange(level);
            level = [.. level.Where(d => d != device).SelectMany(BehindOf)];
        }

        return found;
    }
}
