using EduStream.Contracts.Presentation;

namespace EduStream.Edge.Manifests;

/// <summary>What a decoder either plays or not: the sample entry with which a codec parameter (RFC 6381) begins.</summary>
/// <param name="Name">For example <c>avc1</c>, <c>hvc1</c>, <c>av01</c>; of sound <c>mp4a</c>.</param>
/// <param name="Rank">Order in which codecs of pictures are listed: 0 is H.264, which every player has.</param>
internal readonly record struct PictureFamily(string Name, int Rank)
{
    internal static PictureFamily Of(PresentationTrack track)
    {
        var name = track.Codec.Split('.')[0];
        return new(name, name switch { "avc1" or "avc3" => 0, "hvc1" or "hev1" => 1, "av01" => 2, _ => 3 });
    }
}
