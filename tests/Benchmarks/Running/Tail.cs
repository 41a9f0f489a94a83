using System.Diagnostics;

namespace Platform.Benchmarks.Running;

/// <summary>The last lines a process said, for the day it fails.</summary>
internal sealed class Tail
{
    private const int Lines = 30;

    private readonly Queue<string> _lines = [];

    public Tail(Process process)
    {
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public override string ToString()
    {
        lock (_lines) return string.Join('\n', _lines.Select(line => $"  {line}"));
    }

    private void Keep(object sender, DataReceivedEventArgs said)
    {
        if (said.Data is not { Length: > 0 } line) return;
        lock (_lines)
        {
            _lines.Enqueue(line);
            if (_lines.Count > Lines) _lines.Dequeue();
        }
    }
}
