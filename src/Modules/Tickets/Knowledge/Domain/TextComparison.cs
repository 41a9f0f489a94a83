using System.Text.Json.Serialization;

namespace Platform.Tickets.Knowledge.Domain;

/// <summary>Whether a line is in both texts, or in one of them.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LineChange>))]
internal enum LineChange { Same, Removed, Added }

/// <summary>A line of one text or of both.</summary>
internal sealed record ComparedLine(LineChange Change, string Text);

/// <summary>Tells line by line how one text became another: the fewest lines taken out and put in (the longest common subsequence).</summary>
internal static class TextComparison
{
    // A table of lines by lines; texts that differ in more are told as one taken out and the other put in.
    private const int MostCells = 4_000_000;

    public static IReadOnlyList<ComparedLine> Between(string before, string after)
    {
        var (old, @new) = (before.Split('\n'), after.Split('\n'));
        var start = old.Zip(@new).TakeWhile(pair => pair.First == pair.Second).Count();
        var end = old[start..].Reverse().Zip(@new[start..].Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        return
        [
            .. old[..start].Select(Same), .. Middle(old[start..^end], @new[start..^end]), .. old[^end..].Select(Same),
        ];
    }

    private static List<ComparedLine> Middle(string[] old, string[] @new)
    {
        if ((long)old.Length * @new.Length > MostCells) return [.. old.Select(Removed), .. @new.Select(Added)];

        // How many lines the rests of both have in common, from each place on.
        var common = new int[old.Length + 1, @new.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
            for (var j = @new.Length - 1; j >= 0; j--)
                common[i, j] = old[i] == @new[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);

        var lines = new List<ComparedLine>();
        for (int i = 0, j = 0; i < old.Length || j < @new.Length;)
        {
            if (i < old.Length && j < @new.Length && old[i] == @new[j])
            {
                lines.Add(Same(old[i++]));
                j++;
            }
            else if (i < old.Length && (j == @new.Length || common[i + 1, j] >= common[i, j + 1])) lines.Add(Removed(old[i++]));
            else lines.Add(Added(@new[j++]));
        }

        return lines;
    }

    private static ComparedLine Same(string line) => new(LineChange.Same, line);
    private static ComparedLine Removed(string line) => new(LineChange.Removed, line);
    private static ComparedLine Added(string line) => new(LineChange.Added, line);
}
