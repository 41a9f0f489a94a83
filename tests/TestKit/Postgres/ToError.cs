namespace Platform.TestKit;

/// <summary>Tells the steps of starting and migrating where they do not mix with what a test prints.</summary>
public sealed class ToError : IProgress<string>
{
    public static ToError Instance { get; } = new();

    public void Report(string value) => Console.Error.WriteLine(value);
}
