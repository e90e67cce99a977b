from __future__ import annotations

import io
import os
import pickle
import zipfile
from pathlib import Path

import pytest
from making import TEXT

from extractor.errors import ManifestError, ReadError
from extractor.reading import Manifest, limits, read, read_file, sources


def zipped(files, **kwargs):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data, **kwargs)
    return stream.getvalue()


def read_all(path, **kwargs):
    skipped = []
    pages = list(read(path, on_skip=skipped.append, **kwargs))
    return pages, [str(item) for item in skipped]


@pytest.fixture
def folder(tmp_path):
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden", "Thumbs.db"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name + TEXT, encoding="utf-8")
    return tmp_path


def test_folder_is_read_in_order_with_its_subfolders(folder):
    pages, skipped = read_all(folder)
    assert [page.source for page in pages] == ["a.txt", "b.txt", "c.txt"]
    assert skipped == []


def test_files_of_one_name_are_told_apart_by_their_folders(folder):
    (folder / "sub" / "a.txt").write_text(TEXT, encoding="utf-8")
    assert [page.source for page in read_all(folder)[0]] == ["a.txt", "b.txt", "sub/a.txt", "c.txt"]


def test_what_cannot_be_read_is_reported_and_the_rest_is_read(folder):
    (folder / "aa.txt").write_bytes(b"")
    (folder / "broken.zip").write_bytes(zipped({"x.txt": TEXT})[:-30])
    pages, skipped = read_all(folder)
    assert [page.source for page in pages] == ["a.txt", "b.txt", "c.txt"]
    assert skipped[0] == f"{folder}/aa.txt is empty."
    assert skipped[1].startswith(
        f"{folder}/broken.zip is a ZIP archive or Word file that is damaged or cut short"
    )


def test_reading_is_lazy(folder):
    pages = read(folder)
    assert next(pages).source == "a.txt"
    (folder / "b.txt").write_text("改过", encoding="utf-8")
    assert next(pages).text == "改过"


@pytest.mark.parametrize("name", ["missing.txt", "missing/"])
def test_missing_path_is_reported(tmp_path, name):
    pages, skipped = read_all(tmp_path / name)
    assert not pages
    assert "no such file" in skipped[0]


def test_empty_folder_is_reported(tmp_path):
    assert read_all(tmp_path)[1] == [f"{tmp_path} is a folder without files."]


def test_folder_that_links_to_itself_is_read_once(folder):
    (folder / "sub" / "loop").symlink_to(folder, target_is_directory=True)
    assert len(read_all(folder)[0]) == 3


def test_pipe_is_read(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    if os.fork() == 0:
        (tmp_path / "pipe").write_bytes(TEXT.encode())
        os._exit(0)
    assert read_file(tmp_path / "pipe").text == TEXT


def test_archive_is_read_like_a_folder(tmp_path):
    inner = zipped({"deep.txt": TEXT})
    (tmp_path / "papers").write_bytes(
        zipped(
            {
                "2024/b.txt": TEXT,
                "2024/a.txt": TEXT,
                "inner.zip": inner,
                "__MACOSX/._a.txt": "x",
                "empty.txt": "",
            }
        )
    )
    pages, skipped = read_all(tmp_path / "papers")
    assert [page.source for page in pages] == ["a.txt", "b.txt", "deep.txt"]
    assert skipped == [f"{tmp_path}/papers/empty.txt is empty."]


def test_archive_names_from_chinese_windows_are_readable(tmp_path):
    data = zipped({"aaaa.txt": TEXT}).replace(b"aaaa.txt", "柳溪".encode("gb18030") + b".txt")
    (tmp_path / "a.zip").write_bytes(data)
    assert read_all(tmp_path / "a.zip")[0][0].source == "柳溪.txt"


def test_archive_names_that_point_outside_write_nothing(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    (home / "a.zip").write_bytes(zipped({"../../escaped.txt": TEXT, "/etc/escaped.txt": TEXT}))
    pages, _ = read_all(home / "a.zip")
    assert [page.text for page in pages] == [TEXT, TEXT]
    assert [path.name for path in tmp_path.rglob("*")] == ["home", "a.zip"]


def test_zip_bomb_is_refused_and_its_neighbours_are_read(tmp_path):
    (tmp_path / "a.zip").write_bytes(zipped({"bomb.txt": b"7" * (60 << 20), "page.txt": TEXT}))
    pages, skipped = read_all(tmp_path / "a.zip")
    assert [page.source for page in pages] == ["page.txt"]
    assert "ZIP bombs" in skipped[0]


def test_archives_in_archives_end_somewhere(tmp_path):
    data = zipped({"page.txt": TEXT})
    for _ in range(6):
        data = zipped({"next.zip": data, "page.txt": TEXT})
    (tmp_path / "a.zip").write_bytes(data)
    pages, skipped = read_all(tmp_path / "a.zip")
    assert len(pages) == 4
    assert "more than 3 archives deep" in skipped[0]


def test_encrypted_member_is_refused(tmp_path):
    data = bytearray(zipped({"page.txt": TEXT}))
    for signature, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        data[data.index(signature) + flags] |= 1
    (tmp_path / "a.zip").write_bytes(data)
    assert "encrypted" in read_all(tmp_path / "a.zip")[1][0]


def test_sources_can_be_sent_to_other_processes(folder):
    (folder / "a.zip").write_bytes(zipped({"z.txt": TEXT}))
    listed = pickle.loads(pickle.dumps(sources(folder)))
    assert [read_file(source).source for source in listed] == [source.name for source in listed]
    assert [source.name for source in listed] == ["a.txt", "z.txt", "b.txt", "c.txt"]


def manifest_of(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "list.csv"
    path.write_bytes(text.encode(encoding))
    return Manifest.load(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_manifest_states_what_pages_do_not_print(folder, encoding):
    text = (
        "file,published,place,title,url\r\na.txt,2024-1-5,柳溪镇,季报,http://x/1\r\nsub/c.txt,2021-11,,,\r\n"
    )
    manifest = manifest_of(folder / "sub", text, encoding)
    (a, b, c), _ = read_all(folder, manifest=manifest, published="2020-02-02", place="石桥镇")
    assert (a.published, a.place, a.title, a.extra) == ("2024-01-05", "柳溪镇", "季报", {"url": "http://x/1"})
    assert (b.published, b.place, b.title, b.extra) == ("2020-02-02", "石桥镇", None, {})
    assert (c.published, c.place) == ("2021-11", "石桥镇")


def test_manifest_in_the_folder_is_used_and_not_read_as_a_page(folder):
    (folder / "manifest.csv").write_text("file,place\nb.txt,柳溪镇\n", encoding="utf-8")
    pages, _ = read_all(folder)
    assert [(page.source, page.place) for page in pages] == [
        ("a.txt", None),
        ("b.txt", "柳溪镇"),
        ("c.txt", None),
    ]


def test_manifest_naming_a_missing_file_is_no_reason_to_stop(folder):
    pages, skipped = read_all(folder, manifest=manifest_of(folder, "file\na.txt\ngone.txt\n"))
    assert len(pages) == 3
    assert skipped == [f"gone.txt is named in the manifest {folder / 'list.csv'} but is not there."]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name,place\na.txt,x\n", "no column 'file' .*name, place"),
        ("", "is empty|no column 'file'"),
        (
            "file,published\na.txt,2024-13-01\n",
            "'2024-13-01' in line 2 .* is no date; write it as 2024-10-31",
        ),
        ("file,published\na.txt,last week\n", "'last week' in line 2"),
        ("file\na.txt\na.txt\n", "names a.txt twice"),
        ("file,place\na.txt,x,y\n", "more values than there are columns"),
        ("file,place\n,柳溪镇\n", "names no file"),
        ('file,place\n"a.txt,x\n', "is no CSV"),
    ],
)
def test_bad_manifest_is_one_clear_sentence(tmp_path, text, message):
    with pytest.raises(ManifestError, match=message):
        manifest_of(tmp_path, text)


def test_missing_manifest_is_one_clear_sentence():
    with pytest.raises(ManifestError, match="cannot be read: No such file"):
        Manifest.load(Path("nowhere.csv"))


def test_bad_date_given_for_all_pages_is_refused(folder):
    with pytest.raises(ReadError, match="'soon' is no date"):
        list(read(folder, published="soon"))


def test_archive_of_too_many_files_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "ZIP_MEMBERS", 3)
    (tmp_path / "a.zip").write_bytes(zipped({f"{number}.txt": TEXT for number in range(4)}))
    pages, skipped = read_all(tmp_path / "a.zip")
    assert not pages
    assert skipped == [f"{tmp_path}/a.zip is an archive of 4 files, more than 3; split it."]
