using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Platform.Alerts.Domain.Sources;

/// <summary>
/// A place in a JSON document, in a part of JSONPath (RFC 9535) that names one place and costs one walk: <c>$</c> is what was received, <c>@</c> the alert in it;
/// <c>.name</c>, <c>['any name']</c>, <c>[0]</c> and <c>[-1]</c> go down. One <c>[*]</c>, at the end, stands for each element; no filters, slices or descents.
/// </summary>
internal sealed record JsonPath(bool IsOfAlert, ImmutableArray<JsonPath.Step> Steps, bool IsOfEach)
{
    public const int MostSteps = 16, Longest = 300;

    /// <summary>One way down: a member by its name, or an element by its place.</summary>
    internal readonly record struct Step(string? Name, int Index);

    public static bool TryParse(string text, [NotNullWhen(true)] out JsonPath? path, [NotNullWhen(false)] out string? why)
    {
        (path, why) = (null, null);
        var rest = text.AsSpan().Trim();
        if (rest.Length is 0 or > Longest || rest[0] is not ('$' or '@'))
        {
            why = "A path begins with $ for what was received, or with @ for the alert in it: @.labels.site";
            return false;
        }

        var (isOfAlert, isOfEach, steps) = (rest[0] == '@', false, ImmutableArray.CreateBuilder<Step>());
        for (rest = rest[1..]; rest.Length > 0;)
        {
            if (isOfEach) why = "After [*] nothing follows: the elements it stands for are the alerts.";
            else if (isOfEach = rest.StartsWith("[*]")) rest = rest[3..];
            else if (Next(ref rest) is { } step) steps.Add(step);
            else why = $"“{rest[..Math.Min(rest.Length, 40)]}” is no way down: write .name, ['any name'], [0] or [-1].";
            if (steps.Count > MostSteps) why = $"A path goes at most {MostSteps} steps down.";
            if (why is not null) return false;
        }

        path = new(isOfAlert, steps.ToImmutable(), isOfEach);
        return true;
    }

    /// <summary>What stands there; nothing when there is nothing, or null.</summary>
    public JsonElement? Find(JsonElement at)
    {
        foreach (var (name, index) in Steps)
        {
            if (name is not null)
            {
                if (at.ValueKind is not JsonValueKind.Object || !at.TryGetProperty(name, out at)) return null;
            }
            else
            {
                if (at.ValueKind is not JsonValueKind.Array) return null;
                var place = index >= 0 ? index : at.GetArrayLength() + index;
                if (place < 0 || place >= at.GetArrayLength()) return null;
                at = at[place];
            }
        }

        return at.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : at;
    }

    public bool Equals(JsonPath? other) => other is not null && (IsOfAlert, IsOfEach) == (other.IsOfAlert, other.IsOfEach) && Steps.SequenceEqual(other.Steps);
    public override int GetHashCode() => Steps.Aggregate(HashCode.Combine(IsOfAlert, IsOfEach), HashCode.Combine);

    private static Step? Next(ref ReadOnlySpan<char> rest)
    {
        if (rest[0] == '.')
        {
            var length = 0;
            while (length + 1 < rest.Length && IsOfName(rest[length + 1])) length++;
            return length == 0 ? null : Taken(ref rest, length + 1, new(rest[1..(length + 1)].ToString(), 0));
        }

        if (rest.Length < 3 || rest[0] != '[') return null;
        if (rest[1] is '\'' or '"')
        {
            var end = rest[2..].IndexOf(rest[1]);
            return end < 0 || rest.Length < end + 4 || rest[end + 3] != ']' ? null : Taken(ref rest, end + 4, new(rest[2..(end + 2)].ToString(), 0));
        }

        var close = rest.IndexOf(']');
        return close is > 1 and < 9 && int.TryParse(rest[1..close], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index) ? Taken(ref rest, close + 1, new(null, index)) : null;
    }

    private static Step Taken(ref ReadOnlySpan<char> rest, int length, Step step)
    {
        rest = rest[length..];
        return step;
    }

    // RFC 9535 takes letters, digits and underscores; many senders write hyphens.
    private static bool IsOfName(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' || c >= 0x80;
}
