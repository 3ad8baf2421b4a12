using System.Collections.Concurrent;
using EduStream.Contracts.Licensing;
using EduStream.Media;
using EduStream.Media.Encoding;
using EduStream.Media.Packaging;
using EduStream.Media.Planning;
using EduStream.Media.Probing;
using EduStream.Media.Processes;
using EduStream.Media.Verifying;
using EduStream.Testing.Media;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace EduStream.Tests.Component.Media;

/// <summary>The media library with real programs, small clips and a log that tests can read.</summary>
public sealed class MediaFixture : IDisposable
{
    private readonly LogLines log = new();

    public MediaFixture()
        : this(Confinement.OfThisMachine)
    {
    }

    internal MediaFixture(Confinement confinement)
    {
        Tools = new MediaTools(logging: log) { Runner = new ProcessRunner(log.CreateLogger<ProcessRunner>()) { Confinement = confinement } };
        Prober = new SourceProber(Tools.Runner, Tools.Locator, Options.Create(new ProbingOptions { HeaderProcessorSeconds = 5 }), NullLogger<SourceProber>.Instance);
        Encoder = new ChunkEncoder(Tools.Runner, Tools.Locator);
        Sound = new AudioEncoder(Tools.Runner, Tools.Locator);
        Packager = new ChunkPackager(Tools.Runner, Tools.Locator);
        Verifier = new RenditionVerifier(Tools.Runner, Tools.Locator);
    }

    public TestClips Clips { get; } = new();

    public MediaTools Tools { get; }

    public SourceProber Prober { get; }

    public ChunkEncoder Encoder { get; }

    public AudioEncoder Sound { get; }

    public ChunkPackager Packager { get; }

    public RenditionVerifier Verifier { get; }

    public IEnumerable<string> Log => log.Lines;

    /// <summary>One segment a chunk, so that short clips have several chunks.</summary>
    public static EncodingOptions SmallChunks => new() { MaxSegmentsPerChunk = 1 };

    public string Folder(string name) => Path.GetDirectoryName(Clips.File(name))!;

    /// <summary>A program of ours that stands in for another.</summary>
    public async Task<string> ProgramAsync(string script)
    {
        var program = Path.Combine(Folder("program"), "tool.sh");
        await File.WriteAllTextAsync(program, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return program;
    }

    public Task<ProbeOutcome> ProbeAsync(string file) => Prober.ProbeAsync(file, new FileInfo(file).Length);

    public async Task<SourceInfo> AcceptAsync(string file) => await ProbeAsync(file) switch
    {
        ProbeOutcome.Accepted accepted => accepted.Source,
        var other => throw new InvalidOperationException(other.ToString()),
    };

    public async Task<Refusal> RefuseAsync(string file) => await ProbeAsync(file) switch
    {
        ProbeOutcome.Refused refused => refused.Refusal,
        var other => throw new InvalidOperationException(other.ToString()),
    };

    public async Task<EncodingPlan> PlanAsync(string file, EncodingOptions? options = null) => EncodingPlanner.Plan(await AcceptAsync(file), options ?? SmallChunks);

    /// <summary>Encodes every chunk into a folder of its own and returns the folders.</summary>
    public async Task<IReadOnlyList<string>> EncodeAsync(EncodingPlan plan, string file)
    {
        List<string> folders = [];
        foreach (var chunk in plan.Chunks())
        {
            var folder = Folder("chunk");
            folders.Add(await Encoder.EncodeAsync(plan, chunk.Index, file, folder) is EncodeOutcome.Encoded ? folder : throw new InvalidOperationException("Unreadable"));
        }

        return folders;
    }

    /// <summary>Different, valid, recognisable keys.</summary>
    public static ContentKeys Keys(EncodingPlan plan) => new([.. plan.KeyClasses().Select((name, index) =>
        new ContentKey(name, $"{index + 1}1111111111111111111111111111111", $"{index + 1}eedfaceba5eba11deadbeefcafe0123"))]);

    public void Dispose() => Clips.Dispose();

    private sealed class LogLines : ILoggerFactory, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception));
    }
}
