using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Platform.Benchmarks.Running;

/// <summary>What .NET cannot say to another process: please end.</summary>
internal static class Signals
{
    private const int Terminate = 15;

    public static void AskToEnd(int process)
    {
        if (OperatingSystem.IsWindows()) throw new CannotMeasureException("Stopping a server politely needs signals: measure on Linux or macOS.");
        if (Kill(process, Terminate) != 0) throw new Win32Exception();
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
