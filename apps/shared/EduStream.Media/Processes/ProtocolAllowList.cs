namespace EduStream.Media.Processes;

/// <summary>Pure: what the arguments of a tool say about the protocols that it may open.</summary>
internal static class ProtocolAllowList
{
    /// <summary>The option of ffmpeg and ffprobe; its value is comma separated.</summary>
    internal const string Option = "-protocol_whitelist";

    /// <summary>One of the lists names a protocol of the network. Tools without such a list have no business there.</summary>
    internal static bool HasNetwork(IReadOnlyList<string> arguments) =>
        arguments.Zip(arguments.Skip(1)).Any(pair => pair.First == Option && pair.Second.Split(',').Contains("tcp"));
}
