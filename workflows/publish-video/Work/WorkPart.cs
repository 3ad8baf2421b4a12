using System.Globalization;
using EduStream.PublishVideo.Progress;

namespace EduStream.PublishVideo.Work;

/// <summary>What is encoded, packaged and checked by itself: a chunk of the picture, or a sound of the whole video.</summary>
internal readonly record struct WorkPart
{
    private readonly bool isSound;
    private readonly int index;

    private WorkPart(bool isSound, int index) => (this.isSound, this.index) = (isSound, index);

    internal string EncodeStep => isSound ? Steps.EncodeAudio(index) : Steps.Encode(index);

    internal string PackageStep => isSound ? Steps.PackageAudio(index) : Steps.Package(index);

    internal static WorkPart Chunk(int index) => new(false, index);

    internal static WorkPart Sound(int index) => new(true, index);

    /// <summary>For people.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(isSound ? "sound" : "chunk")} {index}");
}
