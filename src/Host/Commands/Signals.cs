using System.Runtime.InteropServices;

namespace Platform.Host.Commands;

/// <summary>Ctrl-C and a polite kill while starting: the steps under way are called off, and what was started is stopped again.</summary>
internal static class Signals
{
    public static IDisposable Cancel(CancellationTokenSource source)
    {
        void Called(PosixSignalContext context)
        {
            context.Cancel = true;
            source.Cancel();
        }

        return new Both(PosixSignalRegistration.Create(PosixSignal.SIGINT, Called), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Called));
    }

    private sealed class Both(IDisposable first, IDisposable second) : IDisposable
    {
        public void Dispose()
        {
            first.Dispose();
            second.Dispose();
        }
    }
}
