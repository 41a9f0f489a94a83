using System.Collections.Immutable;

namespace Platform.Alerts.Domain.Sources;

/// <summary>Reads the parts of a mapping, and notes what of them cannot be read.</summary>
internal sealed class MappingReader
{
    private static readonly MappedText Nothing = new("", new([]), []);

    private readonly List<MappingFault> _faults = [];

    public IReadOnlyList<MappingFault> Faults => _faults;

    public MappedText Missing(string field, string why)
    {
        if (_faults.TrueForAll(f => f.Field != field)) _faults.Add(new(field, why));
        return Nothing;
    }

    public JsonPath? Path(string field, string? text, bool mayBeEach = false)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (!JsonPath.TryParse(text, out var path, out var why)) _faults.Add(new(field, why));
        else if (path.IsOfEach && !mayBeEach) _faults.Add(new(field, "[*] stands only where it is said where the alerts are."));
        else if (path.IsOfAlert && mayBeEach) _faults.Add(new(field, "Where the alerts are is said from the beginning: $.alerts[*]"));
        else return path;
        return null;
    }

    public MappedText? Value(string field, string name, MappedValue? value)
    {
        if (value is null || string.IsNullOrWhiteSpace(value.Text)) return null;
        var words = (value.Words ?? []).OfType<MappedWord>().ToImmutableArray();
        if (words.Length > AlertMapping.MostWords) _faults.Add(new(field, $"At most {AlertMapping.MostWords} words are translated."));
        if (words.Any(w => string.IsNullOrWhiteSpace(w.Is))) _faults.Add(new(field, "A word that is translated is not empty; * stands for anything."));
        return Template(field, value.Text) is { } template ? new(name, template, words) : null;
    }

    public ImmutableArray<MappedText> Pairs(string field, MappedPair[]? pairs)
    {
        var read = ImmutableArray.CreateBuilder<MappedText>();
        var all = (pairs ?? []).OfType<MappedPair>().ToList();
        if (all.Count > AlertMapping.MostPairs) _faults.Add(new(field, $"There are at most {AlertMapping.MostPairs} of these."));
        foreach (var pair in all.Take(AlertMapping.MostPairs))
        {
            var at = $"{field}.{pair.Name}";
            if (!LabelRules.IsName(pair.Name)) _faults.Add(new(at, "A name has letters, digits and underscores, and does not begin with a digit."));
            else if (read.Any(r => r.Name == pair.Name)) _faults.Add(new(at, "There are two of this name."));
            else if (field == "labels" && pair.Name is LabelSet.AlertName or "severity") _faults.Add(new(at, "This label is said above."));
            else if (string.IsNullOrWhiteSpace(pair.Text)) _faults.Add(new(at, "Say where it is."));
            else if (Value(at, pair.Name, pair) is { } value) read.Add(value);
        }

        return read.ToImmutable();
    }

    public ImmutableArray<MappedTest> Conditions(string field, MappedCondition[]? conditions)
    {
        var read = ImmutableArray.CreateBuilder<MappedTest>();
        var all = (conditions ?? []).OfType<MappedCondition>().ToList();
        if (all.Count > AlertMapping.MostConditions) _faults.Add(new(field, $"There are at most {AlertMapping.MostConditions} conditions."));
        foreach (var (at, condition) in all.Take(AlertMapping.MostConditions).Index())
        {
            var words = condition.Is.Where(word => !string.IsNullOrWhiteSpace(word)).ToImmutableArray();
            if (words.Length is 0 or > AlertMapping.MostWords || words.Any(w => w.Length > 200)) _faults.Add(new($"{field}.{at}", $"Say what it is compared with: 1 to {AlertMapping.MostWords} words of at most 200 characters."));
            else if (Template($"{field}.{at}", condition.Text) is { } template) read.Add(new(template, words));
        }

        return read.ToImmutable();
    }

    private TextTemplate? Template(string field, string text)
    {
        var template = new TextTemplate([]);
        var why = string.IsNullOrWhiteSpace(text) ? "Say where it is." : text.Length > 2_000 ? "A text has at most 2,000 characters." : TextTemplate.Read(text, out template);
        if (why is null) return template;
        _faults.Add(new(field, why));
        return null;
    }
}
