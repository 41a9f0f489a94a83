using Platform.Hosting;
using Platform.Hosting.Contributions;

namespace Platform.Host;

/// <summary>The block a person reads when everything runs.</summary>
internal static class Welcome
{
    public static void Say(PlatformHost host, IReadOnlyList<DemoTenant> demo, TimeSpan took)
    {
        var lines = new List<(string Label, string Text)>
        {
            ("Open", host.Url),
            ("API reference", $"{host.Url}/reference"),
        };
        lines.AddRange(demo.Select((tenant, i) => (i == 0 ? "Sign in" : "", $"{tenant.Email} / {tenant.Password}   ({tenant.Name})")));
        lines.Add(("Data", DataFolder.From(host.App.Configuration)));
        lines.Add(("Database", host.PostgresSource));
        lines.Add(("Stop", "Ctrl-C"));

        var rule = new string('─', 78);
        Console.WriteLine($"\n{rule}\n  Platform runs, after {took.TotalSeconds:F1} s.\n");
        foreach (var (label, text) in lines) Console.WriteLine($"  {label,-14} {text}");
        Console.WriteLine($"{rule}\n");
    }
}
