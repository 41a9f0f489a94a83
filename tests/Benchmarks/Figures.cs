using System.Globalization;

namespace Platform.Benchmarks;

/// <summary>What a verb measured, as lines for people and scripts alike.</summary>
internal static class Figures
{
    public static void Print(string name, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"figure {name} {value:0.###} {unit}"));
}
