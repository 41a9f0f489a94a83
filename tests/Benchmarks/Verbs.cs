namespace Platform.Benchmarks;

internal static class Verbs
{
    private static int Main(string[] args)
    {
        Console.Error.WriteLine($"There is no verb '{string.Join(' ', args)}'.");
        return 2;
    }
}
