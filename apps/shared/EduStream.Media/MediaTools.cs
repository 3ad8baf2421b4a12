using EduStream.Media.Processes;
using EduStream.Media.Samples;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace EduStream.Media;

/// <summary>The runner and the programs for callers without a host: the launcher, tests, benchmarks.</summary>
public sealed class MediaTools(ToolOptions? options = null, ILoggerFactory? logging = null)
{
    /// <summary>Finds programs.</summary>
    public ToolLocator Locator { get; } = new(Options.Create(options ?? new ToolOptions()));

    /// <summary>Runs programs.</summary>
    public ProcessRunner Runner { get; internal init; } = new((logging ?? NullLoggerFactory.Instance).CreateLogger<ProcessRunner>());

    /// <summary>Makes a lecture.</summary>
    public SampleLecture Lecture => new(Runner, Locator);
}
